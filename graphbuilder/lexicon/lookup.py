"""Which entries a word has, printed for people."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from graphbuilder.grammar.scripts.letters import unmarked
from graphbuilder.lexicon.layers import Placed, active
from graphbuilder.lexicon.schema import Yield
from graphbuilder.model import ROLES


def entries_of(lemma: str) -> Iterator[list[str]]:
    """Yield, for each entry that has *lemma* as a verb or noun, the lines that show it."""
    wanted = unmarked(lemma.lower())
    for placed in _all():
        if any(wanted == unmarked(one.lower()) for one in _words(placed)):
            yield list(_shown(placed))


def entry_lines(id: str) -> list[str]:
    """Return the lines that show the entry with *id*; none where there is no such."""
    return next((list(_shown(placed)) for placed in _all() if placed.id == id), [])


def nearest_words(lemma: str, count: int = 5) -> list[str]:
    """Return the words of the lexicon that are spelt most like *lemma*."""
    return get_close_matches(lemma.lower(), sorted({one for placed in _all() for one in _words(placed)}), count)


def _all() -> Iterator[Placed]:
    for entries in active().entries.values():
        yield from entries


def _words(placed: Placed) -> Sequence[str]:
    return (*placed.entry.verbs, *placed.entry.nouns)


def _shown(placed: Placed) -> Iterator[str]:
    entry, relation = placed.entry, placed.relation
    yield f"{placed.id}  {relation.label.get(placed.language, relation.name)}"
    for name in ("verbs", "nouns"):
        if words := getattr(entry, name):
            yield f"  {name}: {', '.join(words)}"
    for role in ROLES:
        if slots := getattr(entry, role):
            kinds = placed.types.get(role)
            yield f"  {role}: {', '.join(slots)}" + (f"  ({', '.join(sorted(kinds))})" if kinds else "")
    for mark, demands in (("if", entry.demands), ("unless", entry.refusals)):
        for item in demands:
            slots = item.slot if isinstance(item.slot, str) else ", ".join(item.slot)
            yield f"  {mark} {slots}: {', '.join(item.lemma) or item.type or 'filled'}"
    texts = [entry.accepts] if isinstance(entry.accepts, str) else entry.accepts
    made = [entry.yields] if isinstance(entry.yields, Yield) else entry.yields
    for text, one in zip(texts, made, strict=True):
        mode = "" if one.mode == "actual" else f" ({one.mode})"
        yield f"  + {text}  →  {one.subject or '–'} {relation.name} {one.object or '–'}{mode}"
    for text in [entry.refuses] if isinstance(entry.refuses, str) else entry.refuses:
        yield f"  – {text}"
