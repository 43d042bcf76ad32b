"""Writes the stored questions as saved queries of Neo4j Browser: a zip for the older one, a CSV for the newer."""

import csv
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from graphbuilder.errors import BadParameter, ViewError
from graphbuilder.query.question import Question

#: Every file of the zip carries this time, so that the same questions give the same bytes.
_TIME = (1980, 1, 1, 0, 0, 0)


def save(questions: Iterable[Question], path: Path) -> None:
    """Write *questions* to *path*: ``.zip`` (drop it on the older Browser) or ``.csv`` (import it in the newer).

    Raises:
        BadParameter: Another suffix. ViewError: The file cannot be written.
    """
    if path.suffix not in (".zip", ".csv"):
        raise BadParameter(f"{path}: expected a name that ends in .zip (older Neo4j Browser) or .csv (newer)")
    data = as_zip(questions) if path.suffix == ".zip" else as_csv(questions).encode("utf-8")
    try:
        path.write_bytes(data)
    except OSError as error:
        raise ViewError(f"{path}: cannot be written ({error.strerror or error}); name another file") from None


def as_zip(questions: Iterable[Question]) -> bytes:
    """Return a zip with one file a question; its folder becomes Browser's folder, its first line the name shown."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for question in questions:
            archive.writestr(zipfile.ZipInfo(f"{question.topic}/{question.name}.cypher", _TIME), question.cypher)
    return out.getvalue()


def as_csv(questions: Iterable[Question]) -> str:
    """Return the table the newer Browser imports: folders first, a question's ``parentId`` is its folder's ``id``."""
    kept = list(questions)
    topics = list(dict.fromkeys(question.topic for question in kept))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["name", "description", "query", "id", "parentId", "isFolder"])
    for number, topic in enumerate(topics):
        writer.writerow([topic, "", "", number, "", "true"])
    for number, question in enumerate(kept, start=len(topics)):
        name = f"{question.title_ru} | {question.title_en}"
        help_text = f"{question.help_ru} | {question.help_en}"
        writer.writerow([name, help_text, question.cypher, number, topics.index(question.topic), "false"])
    return out.getvalue()
