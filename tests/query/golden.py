"""The right answers, written by hand from the articles of `graph`: question → parameters, columns, rows.

Every row of an answer is here, on the columns that tell rows apart; the order of rows is not part of it (`ORDERED` has
those whose order is the answer). None stands for what is not known.
"""

from typing import Any, NamedTuple

PUTIN, KIM, XI, TRUMP, LAVROV = "Владимир Путин", "Ким Чен Ын", "Си Цзиньпин", "Дональд Трамп", "Сергей Лавров"
RUSSIA, DPRK, ROK, CHINA, KURSK, BEIJING = "Россия", "КНДР", "Южная Корея", "Китай", "Курская область", "Пекин"
IVANOV, IVANOF, MINISTER, NIS = "Игорь Иванов", "Игорь Иваноф", "министр иностранных дел", "южнокорейская разведка"
TREATY, MID, YES, NO, ACTUAL = "Договор о партнёрстве", "МИД России", "affirmed", "negated", "actual"
SMIRNOV, KOTOVA, IRINA, PLANT, BANK = "Олег Смирнов", "Анна Котова", "Ирина Смирнова", "завод «Заря»", "банк «Север»"
COURT, FLOOD, TVER, TOWN, GAZETTE = "Тверской суд", "наводнение", "Тверь", "Новости Твери", "Газета"
AUG3, AUG5, AUG9, AUG15 = "2025-08-03", "2025-08-05", "2025-08-09", "2025-08-15"
TALKS, SUMMIT, WEEK, REPRINT = "Переговоры в Пекине", "Summit in Beijing", "Итоги недели", "Перепечатка"
VOT, TASS, YONHAP = "Вот Так", "ТАСС", "Yonhap"
SEP2, SEP3, SEP4, SEP5, SEP6 = "2025-09-02", "2025-09-03", "2025-09-04", "2025-09-05", "2025-09-06"


class Answer(NamedTuple):
    """A question asked with *parameters*, and its rows on *columns*."""

    name: str
    parameters: dict[str, Any]
    columns: str
    rows: list[tuple[Any, ...]]


def twice(*rows: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """Return *rows* with the title of the article and, once more, with that of its reprint."""
    return [(*row, title) for row in rows for title in (WEEK, REPRINT)]


ANSWERS = [
    # --- meetings ---
    Answer(
        "who-met",
        {"person": KIM},
        "date other relation places polarity realis certainty document",
        [
            (SEP3, PUTIN, "MET", BEIJING, YES, ACTUAL, "certain", TALKS),
            (SEP3, PUTIN, "MET", BEIJING, YES, ACTUAL, "certain", SUMMIT),
            *twice((None, TRUMP, "MET", None, YES, "hypothetical", "uncertain")),
        ],
    ),
    Answer(
        "who-met",
        {"person": "Лаврова", "until": "2025-09-02"},
        "date other",
        [(SEP2, PUTIN), (SEP2, XI), (SEP2, PUTIN), (SEP2, XI)],
    ),
    Answer(
        "meetings",
        {"until": "2025-08"},
        "date relation subject object participants polarity evidence",
        [("2025-07-01", "MET", ROK, DPRK, None, YES, "South Korea met North Korea on July 1.")],
    ),
    Answer(
        "meetings",
        {"since": SEP2, "until": SEP2},
        "relation subject object participants places document",
        [("HOSTED", XI, PUTIN, None, BEIJING, SUMMIT), *twice(("MET", PUTIN, XI, LAVROV, None))],
    ),
    Answer(
        "visits",
        {},
        "date date_to subject relation object places realis",
        [
            (SEP2, SEP2, XI, "HOSTED", PUTIN, BEIJING, ACTUAL),
            ("2025-10-01", "2025-10-31", KIM, "VISITED", "Москва", None, "planned"),
        ],
    ),
    Answer(
        "how-often",
        {"since": SEP3},
        "subject relation object times statements dates last document",
        [(KIM, "MET", PUTIN, 1, 2, SEP3, SEP3, TALKS)],
    ),
    # --- pairs ---
    Answer(
        "pair-timeline",
        {"a": RUSSIA, "b": DPRK},
        "date date_to subject relation object beneficiary speakers certainty",
        [
            ("2024-01-01", "2024-12-31", RUSSIA, "SIGNED_WITH", DPRK, None, None, "certain"),
            (None, None, DPRK, "SENT_TROOPS_TO", KURSK, RUSSIA, NIS, "uncertain"),
            (None, None, DPRK, "SUPPLIED", RUSSIA, None, None, "certain"),
        ],
    ),
    Answer(  # told by two, in two orders; the denial and the thought of others stand apart
        "pair-timeline",
        {"a": PUTIN, "b": KIM},
        "date relation statements sources contested polarity",
        [
            (SEP3, "MET", 2, f"{YONHAP}; {VOT}", None, YES),
            (SEP3, "THANKED", 1, VOT, None, YES),
        ],
    ),
    Answer(
        "cooperation-score",
        {"a": ROK, "b": DPRK},
        "week statements cooperation conflict score relations",
        [
            ("2025-06-30", 2, 12.5, 0.0, 6.25, "AIDED; MET"),
            ("2025-08-11", 1, 0.0, -3.0, -3.0, "CONDEMNED"),
            ("2025-09-01", 2, 0.0, -9.5, -4.75, "SANCTIONED; WARNED"),
        ],
    ),
    Answer(  # the troops were sent for Russia's benefit: AID; the supply is undated: by publication
        "cooperation-score",
        {"a": "Россией", "b": "КНДР", "since": "2025"},
        "week statements cooperation conflict relations",
        [("2025-09-01", 5, 30.0, 0.0, "MET; SENT_TROOPS_TO; SUPPLIED; THANKED")],
    ),
    Answer(
        "sudden-changes",
        {"threshold": 9},
        "week a b statements score before change relations",
        [
            ("2025-08-11", DPRK, ROK, 1, -3.0, 6.25, -9.25, "CONDEMNED"),
            ("2025-09-01", DPRK, ROK, 1, -6.0, 3.17, -9.17, "SANCTIONED"),
        ],
    ),
    Answer(
        "common-neighbours",
        {"a": PUTIN, "b": ROK},
        "name type with_a with_b statements",
        [(KIM, "Person", "MET; THANKED", "WARNED", 4)],
    ),
    Answer(
        "evidence-path",
        {"a": LAVROV, "b": DPRK},
        "chain step from to document",
        [
            (1, 1, LAVROV, PUTIN, WEEK),
            (1, 2, PUTIN, KIM, TALKS),
            (1, 3, KIM, ROK, SUMMIT),
            (1, 4, ROK, DPRK, SUMMIT),
        ],
    ),
    # --- military ---
    Answer(
        "troop-movements",
        {},
        "subject relation destination beneficiary quantity unit approximate speakers certainty source",
        [
            (DPRK, "SENT_TROOPS_TO", KURSK, RUSSIA, 13000.0, "боец", True, NIS, "uncertain", VOT),
            (DPRK, "SENT_TROOPS_TO", KURSK, None, 11000.0, "soldier", False, ROK, "certain", YONHAP),
        ],
    ),
    Answer(
        "arms-supplies",
        {},
        "date subject relation recipient theme",
        [("2025-07-02", ROK, "AIDED", DPRK, None), (None, DPRK, "SUPPLIED", RUSSIA, "боеприпасы")],
    ),
    Answer(
        "attacks",
        {},
        "date date_to subject relation object polarity speakers document",
        [
            ("2024-10-01", "2025-04-30", DPRK, "FOUGHT_IN", KURSK, NO, RUSSIA, TALKS),
            *twice(("2025-01-01", "2025-01-31", DPRK, "FOUGHT_IN", KURSK, YES, None)),
            (AUG3, AUG3, FLOOD, "KILLED", "жители", YES, None, TOWN),
            (AUG3, AUG3, FLOOD, "KILLED", "жители", YES, None, TOWN),
        ],
    ),
    Answer(
        "numbers",
        {"entity": "Северную Корею"},
        "relation quantity unit approximate speakers",
        [
            ("SENT_TROOPS_TO", 11000.0, "soldier", False, ROK),
            ("SENT_TROOPS_TO", 13000.0, "боец", True, NIS),
        ],
    ),
    # --- agreements ---
    Answer(
        "agreements",
        {},
        "date date_to relation parties agreement",
        [("2024-01-01", "2024-12-31", "SIGNED_WITH", f"{DPRK}; {RUSSIA}", TREATY)],
    ),
    Answer(
        "agreements-of",
        {"entity": "Russia"},
        "party others agreement document",
        [(RUSSIA, DPRK, TREATY, TALKS)],
    ),
    # --- people ---
    Answer(
        "positions",
        {"person": "Лавров"},
        "person relation position at date date_to",
        [
            (LAVROV, "HOLDS_POSITION", MINISTER, None, "2004-01-01", SEP3),
            (LAVROV, "HEADS", None, MID, "2004-01-01", SEP3),
        ],
    ),
    Answer(
        "who-held",
        {"of": "министра иностранных дел"},
        "person date date_to document",
        [(LAVROV, "2004-01-01", SEP3, TALKS), *twice((IVANOV, "1998-01-01", "2004-01-01"))],
    ),
    Answer("who-held", {"of": "МИД"}, "held relation person", [(MID, "HEADS", LAVROV)]),
    Answer(
        "appointments",
        {},
        "date subject relation object document",
        [
            (AUG15, None, "APPOINTED", KOTOVA, TOWN),
            (AUG15, KOTOVA, "SUCCEEDED", SMIRNOV, TOWN),
            *twice((SEP4, None, "DISMISSED", IVANOF)),
        ],
    ),
    # --- speech ---
    Answer(
        "said-by",
        {"speaker": RUSSIA},
        "speaker subject relation object polarity evidence",
        [(RUSSIA, DPRK, "FOUGHT_IN", KURSK, NO, "Россия отрицала, что КНДР воевала в Курской области.")],
    ),
    Answer(
        "said-about",
        {"about": DPRK},
        "speaker about role relation object polarity",
        [
            (RUSSIA, DPRK, "subject", "FOUGHT_IN", KURSK, NO),
            (NIS, DPRK, "subject", "SENT_TROOPS_TO", KURSK, YES),
            (ROK, DPRK, "subject", "SENT_TROOPS_TO", KURSK, YES),
        ],
    ),
    Answer(
        "accusations",
        {"since": "2025-09"},
        "date subject relation plover object",
        [
            ("2025-09-01", ROK, "SANCTIONED", "SANCTION", DPRK),
            (SEP3, TRUMP, "ACCUSED", "ACCUSE", CHINA),
            (SEP4, ROK, "WARNED", "THREATEN", KIM),
        ],
    ),
    Answer("promises", {}, "date subject relation object document", twice((SEP2, PUTIN, "PROMISED", XI))),
    # --- trust ---
    Answer(
        "contested",
        {},
        "relation subject object affirmed_by denied_by affirmed_in denied_in",
        [
            ("FOUGHT_IN", DPRK, KURSK, TASS, RUSSIA, WEEK, TALKS),
            ("FOUGHT_IN", DPRK, KURSK, VOT, RUSSIA, REPRINT, TALKS),
        ],
    ),
    Answer("contested", {"relation": "MET"}, "relation subject object", []),
    Answer(
        "corroboration",
        {"reports": 2},
        "relation subject object date reports sources documents speakers",
        [
            ("MET", KIM, PUTIN, SEP3, 2, f"{YONHAP}; {VOT}", 2, None),
        ],
    ),
    Answer(  # nobody says so himself
        "corroboration",
        {"relation": "SENT_TROOPS_TO", "attributed": True},
        "relation subject object date reports sources documents speakers",
        [("SENT_TROOPS_TO", DPRK, KURSK, None, 2, f"{YONHAP}; {VOT}", 2, f"{ROK}; {NIS}")],
    ),
    Answer(
        "single-source",
        {"relation": "met"},
        "relation subject object source document",
        [
            ("MET", PUTIN, XI, TASS, WEEK),
            ("MET", LAVROV, PUTIN, TASS, WEEK),
            ("MET", LAVROV, XI, TASS, WEEK),
            ("MET", DPRK, ROK, YONHAP, SUMMIT),
        ],
    ),
    Answer(
        "first-report",
        {"relation": "MET"},
        "subject object date first_source first_published days_after_event followers",
        [
            (KIM, PUTIN, SEP3, VOT, "2025-09-03T12:00:00", 0, YONHAP),
            (DPRK, ROK, "2025-07-01", YONHAP, "2025-09-04T06:00:00", 65, None),
            (PUTIN, XI, SEP2, TASS, "2025-09-05T09:00:00", 3, None),
            (LAVROV, PUTIN, SEP2, TASS, "2025-09-05T09:00:00", 3, None),
            (LAVROV, XI, SEP2, TASS, "2025-09-05T09:00:00", 3, None),
        ],
    ),
    Answer(
        "planned",
        {},
        "date date_to subject relation object",
        [("2025-10-01", "2025-10-31", KIM, "VISITED", "Москва")],
    ),
    # --- network ---
    Answer(
        "most-connected",
        {"type": "Person", "limit": 3},
        "name neighbours statements documents",
        [(SMIRNOV, 5, 6, 1), (LAVROV, 4, 4, 3), (PUTIN, 3, 8, 4)],
    ),
    Answer(  # of the 300 pairs of the other 25, 5 × 5 are joined through Putin alone, 4 × 6 through Kim
        "mediators",
        {"limit": 2},
        "name type betweenness neighbours",
        [(PUTIN, "Person", 0.0833, 3), (KIM, "Person", 0.08, 2)],
    ),
    Answer(
        "communities",
        {"size": 3},
        "community members name",
        [
            *((1, 8, name) for name in (SMIRNOV, KOTOVA, IRINA, COURT, PLANT, BANK, "следователи", "роман «Лёд»")),
            *((2, 5, name) for name in (PUTIN, LAVROV, XI, KIM, MID)),
            *((3, 4, name) for name in (DPRK, KURSK, RUSSIA, ROK)),
            *((4, 3, name) for name in (FLOOD, TVER, "жители")),
        ],
    ),
    Answer(
        "neighbours",
        {"entity": "Putin"},
        "name relation direction occurrences statements documents sources first_seen last_seen",
        [
            (LAVROV, "MET", "out", 1, 2, 2, 2, SEP5, SEP6),
            (XI, "MET", "out", 1, 2, 2, 2, SEP5, SEP6),
            (XI, "PROMISED", "out", 1, 2, 2, 2, SEP5, SEP6),
            (XI, "HOSTED", "in", 1, 1, 1, 1, SEP4, SEP4),
            (KIM, "MET", "in", 1, 1, 1, 1, SEP4, SEP4),
            (KIM, "MET", "out", 1, 1, 1, 1, SEP3, SEP3),
            (KIM, "THANKED", "out", 1, 1, 1, 1, SEP3, SEP3),
        ],
    ),
    Answer("neighbours", {"entity": KURSK}, "name relation own attributed", [(DPRK, "FOUGHT_IN", 2, 0)]),
    Answer(
        "neighbours",
        {"entity": KURSK, "attributed": True},
        "name relation own attributed speakers",
        [(DPRK, "FOUGHT_IN", 2, 0, None), (DPRK, "SENT_TROOPS_TO", 0, 2, f"{ROK}; {NIS}")],
    ),
    Answer(
        "mentioned-with",
        {"entity": KIM},
        "name sentences documents stated",
        [
            (PUTIN, 3, 2, True),
            (TRUMP, 2, 2, True),
            (BEIJING, 2, 2, False),
            ("Москва", 1, 1, True),
            (ROK, 1, 1, True),
        ],
    ),
    # --- places ---
    Answer(
        "events-at",
        {"place": "Пекине"},
        "date role subject relation object polarity document",
        [
            (SEP2, "place", XI, "HOSTED", PUTIN, YES, SUMMIT),
            (SEP3, "place", PUTIN, "MET", KIM, YES, TALKS),
            (SEP3, "place", KIM, "MET", PUTIN, YES, SUMMIT),
            *twice((None, "place", PUTIN, "MET", TRUMP, NO)),
        ],
    ),
    Answer(
        "itinerary",
        {"person": PUTIN},
        "date place relation with realis document",
        [
            (SEP2, BEIJING, "HOSTED", XI, ACTUAL, SUMMIT),
            (SEP3, BEIJING, "MET", KIM, ACTUAL, TALKS),
            (SEP3, BEIJING, "MET", KIM, ACTUAL, SUMMIT),
        ],
    ),
    # --- documents ---
    Answer(
        "new-since",
        {"since": SEP6},
        "subject relation object seen_before document",
        [
            (DPRK, "FOUGHT_IN", KURSK, True, REPRINT),
            (PUTIN, "MET", TRUMP, True, REPRINT),
            (PUTIN, "MET", XI, True, REPRINT),
            (PUTIN, "PROMISED", XI, True, REPRINT),
            (IVANOV, "HOLDS_POSITION", MINISTER, True, REPRINT),
            (TRUMP, "MET", KIM, True, REPRINT),
            (None, "DISMISSED", IVANOF, True, REPRINT),  # who dismissed him neither says
        ],
    ),
    Answer(
        "new-since",
        {"run": "tuesday"},
        "run subject relation object seen_before document",
        twice(
            ("tuesday", DPRK, "FOUGHT_IN", KURSK, False),
            ("tuesday", PUTIN, "MET", TRUMP, False),
            ("tuesday", PUTIN, "MET", XI, False),
            ("tuesday", PUTIN, "PROMISED", XI, False),
            ("tuesday", IVANOV, "HOLDS_POSITION", MINISTER, False),
            ("tuesday", TRUMP, "MET", KIM, False),
            ("tuesday", None, "DISMISSED", IVANOF, False),
        ),
    ),
    Answer("new-since", {"ingested": "2025-09-10"}, "statement", []),
    Answer(
        "runs",
        {},
        "run ingested documents statements sources",
        [
            ("tuesday", "2025-09-09T08:00:00", 2, 16, f"{VOT}; {TASS}"),
            ("monday", "2025-09-08T08:00:00", 2, 18, f"{YONHAP}; {VOT}"),
            ("sunday", "2025-09-07T08:00:00", 1, 15, GAZETTE),
        ],
    ),
    Answer(
        "source-profile",
        {"source": "вот так"},
        "relation statements documents denied planned attributed confidence",
        [
            ("MET", 4, 2, 1, 1, 0, 0.78),
            ("FOUGHT_IN", 2, 2, 1, 0, 1, 0.9),
            ("HOLDS_POSITION", 2, 2, 0, 0, 0, 0.9),
            ("DISMISSED", 1, 1, 0, 0, 0, 0.9),
            ("HEADS", 1, 1, 0, 0, 0, 0.9),
            ("PROMISED", 1, 1, 0, 0, 0, 0.9),
            ("RELATED", 1, 1, 0, 0, 0, 0.5),
            ("SENT_TROOPS_TO", 1, 1, 0, 0, 1, 0.7),
            ("SIGNED_WITH", 1, 1, 0, 0, 0, 0.9),
            ("SUPPLIED", 1, 1, 0, 0, 0, 0.9),
            ("THANKED", 1, 1, 0, 0, 0, 0.9),
            ("VISITED", 1, 1, 0, 1, 0, 0.9),
        ],
    ),
    Answer(
        "documents",
        {"since": "2025-09-04"},
        "published title source language statements denied reprint_of",
        [
            ("2025-09-04T06:00:00", SUMMIT, YONHAP, "en", 9, 0, None),
            ("2025-09-05T09:00:00", WEEK, TASS, "ru", 8, 1, None),
            ("2025-09-06T09:00:00", REPRINT, VOT, "ru", 8, 1, "d3"),
        ],
    ),
    Answer("reprints", {}, "documents sources titles", [(2, f"{VOT}; {TASS}", f"{WEEK}; {REPRINT}")]),
    # --- review ---
    Answer(
        "low-confidence",
        {"below": 0.6},
        "confidence subject relation object document",
        [*twice((0.4, TRUMP, "MET", KIM)), *twice((0.5, LAVROV, "RELATED", TRUMP))],
    ),
    Answer(
        "unresolved",
        {},
        "name type mentions statements",
        [
            (IVANOV, "Person", 2, 2),
            (IVANOF, "Person", 2, 2),
            (TREATY, "Agreement", 1, 1),
            (MID, "Organization", 1, 1),
            (NIS, "Organization", 1, 1),
            (KOTOVA, "Person", 4, 4),
            (SMIRNOV, "Person", 6, 6),
            (IRINA, "Person", 1, 1),
            (PLANT, "Organization", 5, 5),
            (BANK, "Organization", 2, 2),
            (COURT, "Organization", 2, 2),
            ("«Динамо»", "Organization", 1, 1),
            ("«Спартак»", "Organization", 1, 1),
            ("мошенничество", "Event", 1, 1),
            (FLOOD, "Event", 3, 3),
            ("следователи", "Group", 1, 1),
            ("жители", "Group", 2, 2),
        ],
    ),
    Answer(
        "possible-duplicates",
        {"score": 85},
        "type a b a_mentions b_mentions",
        [("Person", IVANOV, IVANOF, 2, 2)],
    ),
    Answer("gaps", {}, "predicate statements documents subjects objects", [("посоветовал", 2, 2, LAVROV, TRUMP)]),
    Answer(
        "merges",
        {"entity": "Kim Jong Un"},
        "entity member_id reason score by",
        [(KIM, f"d{number}/kim", "same name", 0.95, "resolver") for number in (1, 2, 3, 4)],
    ),
    # --- overview ---
    Answer(
        "everything",
        {"entity": KIM, "since": SEP4},
        "date date_to role subject relation object realis document",
        [
            (SEP4, SEP4, "object", ROK, "WARNED", KIM, ACTUAL, SUMMIT),
            *twice((None, None, "object", TRUMP, "MET", KIM, "hypothetical")),
            ("2025-10-01", "2025-10-31", "subject", KIM, "VISITED", "Москва", "planned", TALKS),
        ],
    ),
    Answer(
        "everything", {"entity": NIS}, "role subject relation quantity", [("speaker", DPRK, "SENT_TROOPS_TO", 13000.0)]
    ),
    Answer("by-relation", {"relation": "thanked"}, "date subject object", [(SEP3, PUTIN, KIM)]),
    Answer(
        "relations",
        {},
        "relation plover statements denied planned documents occurrences",
        [
            ("MET", "CONSULT", 9, 2, 2, 4, 5),
            ("FOUGHT_IN", "ASSAULT", 3, 1, 0, 3, 1),
            ("HOLDS_POSITION", "", 3, 0, 0, 3, 2),
            ("DISMISSED", "COERCE", 2, 0, 0, 2, 1),
            ("PROMISED", "AGREE", 2, 0, 0, 2, 1),
            ("RELATED", "", 2, 0, 0, 2, 0),
            ("SENT_TROOPS_TO", "MOBILIZE", 2, 0, 0, 2, 1),
            ("HEADS", "", 3, 0, 0, 2, 3),
            ("KILLED", "ASSAULT", 2, 0, 0, 1, 1),
            *((name, plover, 1, 0, 0, 1, 1) for name, plover in (("ACQUIRED", "COOPERATE"), ("PAID", "COOPERATE"))),
            *((name, plover, 1, 0, 0, 1, 1) for name, plover in (("APPEALED", "REQUEST"), ("CHARGED", "ACCUSE"))),
            *((name, "", 1, 0, 0, 1, 1) for name in ("BEAT", "CREATED", "FAMILY_OF", "STRUCK", "SUCCEEDED")),
            *((name, plover, 1, 0, 0, 1, 1) for name, plover in (("APPOINTED", "SUPPORT"), ("CONVICTED", "SANCTION"))),
            ("ACCUSED", "ACCUSE", 1, 0, 0, 1, 1),
            ("AIDED", "AID", 1, 0, 0, 1, 1),
            ("CONDEMNED", "ACCUSE", 1, 0, 0, 1, 1),
            ("HOSTED", "CONSULT", 1, 0, 0, 1, 1),
            ("SANCTIONED", "SANCTION", 1, 0, 0, 1, 1),
            ("SIGNED_WITH", "SUPPORT", 1, 0, 0, 1, 1),
            ("SUPPLIED", "AID", 1, 0, 0, 1, 1),
            ("THANKED", "SUPPORT", 1, 0, 0, 1, 1),
            ("VISITED", "CONSULT", 1, 0, 1, 1, 0),
            ("WARNED", "THREATEN", 1, 0, 0, 1, 1),
        ],
    ),
    Answer(
        "strongest",
        {"limit": 2},
        "subject relation object reports statements sources",
        [
            (KIM, "MET", PUTIN, 2, 2, f"{YONHAP}; {VOT}"),
            (PUTIN, "MET", XI, 1, 2, f"{VOT}; {TASS}"),
        ],
    ),
    Answer(
        "strongest",
        {"limit": 2, "attributed": True},
        "subject relation object reports statements sources",
        [
            (DPRK, "SENT_TROOPS_TO", KURSK, 2, 2, f"{YONHAP}; {VOT}"),
            (KIM, "MET", PUTIN, 2, 2, f"{YONHAP}; {VOT}"),
        ],
    ),
    Answer(
        "timeline",
        {"since": SEP3, "until": SEP3},
        "date date_to subject relation object places statements documents sources",
        [
            ("2004-01-01", SEP3, LAVROV, "HEADS", MID, None, 1, 1, VOT),
            ("2004-01-01", SEP3, LAVROV, "HOLDS_POSITION", MINISTER, None, 1, 1, VOT),
            (SEP3, SEP3, TRUMP, "ACCUSED", CHINA, None, 1, 1, YONHAP),
            (SEP3, SEP3, KIM, "MET", PUTIN, BEIJING, 2, 2, f"{YONHAP}; {VOT}"),
            (None, None, DPRK, "SUPPLIED", RUSSIA, None, 1, 1, VOT),
            (SEP3, SEP3, PUTIN, "THANKED", KIM, None, 1, 1, VOT),
        ],
    ),
    Answer(
        "timeline",
        {"relation": "SENT_TROOPS_TO", "attributed": True},
        "date relation numbers statements speakers first_published contested",
        [(None, "SENT_TROOPS_TO", "11000 soldier; 13000 боец", 2, f"{ROK}; {NIS}", SEP3, None)],
    ),
    Answer(
        "timeline",
        {"relation": "FOUGHT_IN"},
        "date date_to statements denied",
        [("2025-01-01", "2025-01-31", 2, 1)],
    ),
    # --- the town ---
    Answer(
        "charges",
        {},
        "date defendant relation offence authority outcomes outcome_date outcome_evidence",
        [
            (
                *(
                    "2025-08-01",
                    SMIRNOV,
                    "CHARGED",
                    "мошенничество",
                    "следователи",
                    "APPEALED; CONVICTED",
                    "2025-08-12",
                ),
                "Смирнов обжаловал решение, которое принял Тверской суд.",
            )
        ],
    ),
    Answer(
        "verdicts",
        {},
        "date court relation party quantity unit document",
        [
            ("2025-08-10", COURT, "CONVICTED", SMIRNOV, 5.0, "год", TOWN),
            ("2025-08-12", COURT, "APPEALED", SMIRNOV, None, None, TOWN),
        ],
    ),
    Answer("deals", {}, "date subject relation object sums", [(AUG5, PLANT, "ACQUIRED", BANK, "3000000000 рубль")]),
    Answer("money-flows", {}, "date subject relation object sums", [(None, BANK, "PAID", PLANT, "2000000 рубль")]),
    Answer(
        "owners",
        {"entity": PLANT},
        "date date_to owner relation owned quantity",
        [
            ("2020-01-01", "2025-08-01", SMIRNOV, "HEADS", PLANT, None),
            (AUG15, "2025-08-20", KOTOVA, "HEADS", PLANT, None),
            (AUG5, AUG5, PLANT, "ACQUIRED", BANK, 3e9),
        ],
    ),
    Answer(  # five or six: one flood
        "casualties",
        {},
        "date subject relation object places events numbers statements contested",
        [(AUG3, FLOOD, "KILLED", "жители", TVER, FLOOD, "5 житель; 6 житель", 2, "number")],
    ),
    Answer(
        "disasters",
        {"place": "Твери"},
        "date place subject relation object statements",
        [(AUG3, TVER, FLOOD, "KILLED", "жители", 2), (AUG3, TVER, FLOOD, "STRUCK", TVER, 1)],
    ),
    Answer(
        "disasters",
        {"place": "Россия", "until": "2025-08-03"},
        "date place relation",
        [(AUG3, TVER, "KILLED"), (AUG3, TVER, "STRUCK")],
    ),
    Answer("contests", {}, "date subject relation object places", [(AUG9, "«Спартак»", "BEAT", "«Динамо»", TVER)]),
    Answer("works", {}, "subject relation object", [(KOTOVA, "CREATED", "роман «Лёд»")]),
    Answer("works-of", {"entity": "роман «Лёд»"}, "subject relation object", [(KOTOVA, "CREATED", "роман «Лёд»")]),
    Answer("family", {"person": IRINA}, "person relative word document", [(IRINA, SMIRNOV, "жена", TOWN)]),
    Answer(
        "circle",
        {"person": SMIRNOV},
        "name relation via statements",
        [(IRINA, "FAMILY_OF", None, 1), (KOTOVA, "HEADS", PLANT, 1)],
    ),
    Answer(
        "successions",
        {},
        "date person relation office predecessors",
        [(AUG15, KOTOVA, "APPOINTED", PLANT, SMIRNOV), (AUG15, KOTOVA, "SUCCEEDED", None, SMIRNOV)],
    ),
    # --- pictures ---
    Answer(
        "people-and-places",
        {"limit": 8},
        "a relation b statements sources",
        [
            (PUTIN, "MET", XI, 2, 2),
            (PUTIN, "PROMISED", XI, 2, 2),
            (IVANOV, "HOLDS_POSITION", MINISTER, 2, 2),
            (DPRK, "FOUGHT_IN", KURSK, 2, 2),
            (KIM, "MET", PUTIN, 2, 2),
            (LAVROV, "MET", PUTIN, 2, 2),
            (LAVROV, "MET", XI, 2, 2),
            (FLOOD, "KILLED", "жители", 2, 1),
        ],
    ),
    Answer(
        "around",
        {"entity": KIM},
        "a relation b statements",
        [(KIM, "MET", PUTIN, 2), (PUTIN, "THANKED", KIM, 1), (ROK, "WARNED", KIM, 1)],
    ),
    Answer(
        "evidence",
        {"entity": RUSSIA},
        "relation other document",
        [
            ("SIGNED_WITH", DPRK, TALKS),
            ("SUPPLIED", DPRK, TALKS),
        ],
    ),
]

#: Questions whose order of rows is part of the answer, with the column it shows in.
ORDERED = {
    "who-met": ("other", [PUTIN, PUTIN, TRUMP, TRUMP]),
    "first-report": ("first_source", [VOT, YONHAP, TASS, TASS, TASS]),
    "sudden-changes": ("change", [-9.25, -9.17]),
    "most-connected": ("name", [SMIRNOV, LAVROV, PUTIN]),
    "evidence-path": ("to", [PUTIN, KIM, ROK, DPRK]),
}
