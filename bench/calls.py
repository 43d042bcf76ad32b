"""How far one reads to follow one sentence: calls and files of the rule stage, as JSON.

    python bench/calls.py [--text "…"]

The sentence is parsed with the shipped models and extracted twice; the second time every call of a function of the
package is counted,
with the files they stand in.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

import graphbuilder
from graphbuilder.extract import extract
from graphbuilder.model import Document, digest
from graphbuilder.parse import load

SAMPLE = "Владимир Путин и Ким Чен Ын 3 августа провели переговоры в Пекине."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", default=SAMPLE)
    parser.add_argument("--language", default="ru")
    options = parser.parse_args()
    document = Document(digest(options.text), options.text, language=options.language, published="2025-09-03")
    [parsed] = load(options.language).parse([document])
    sentences = parsed[1]
    extract(document, sentences)
    calls: Counter[str] = Counter()
    sys.setprofile(lambda frame, event, _: note(frame, event, calls))
    extract(document, sentences)
    sys.setprofile(None)
    files = sorted({name.partition(":")[0] for name in calls})
    print(json.dumps({"calls": sum(calls.values()), "functions": len(calls), "files": len(files)}, indent=1))


def note(frame: FrameType, event: str, calls: Counter[str]) -> Any:
    package = Path(graphbuilder.__file__).parent
    path = Path(frame.f_code.co_filename)
    if event == "call" and path.is_relative_to(package):
        calls[f"{path.relative_to(package)}:{frame.f_code.co_qualname}"] += 1


if __name__ == "__main__":
    main()
