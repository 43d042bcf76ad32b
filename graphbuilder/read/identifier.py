"""The language model of py3langid, with the languages that are told apart here, as it is after a moment.

It comes packed so that unpacking takes longer than all else of a short text's reading, so it is kept unpacked in the user's
cache: numbers alone, under a digest of the packed file and of the languages. Where nothing can be kept it is unpacked anew.
"""

import hashlib
import json
import mmap
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

#: Parts of the file, and the type of their numbers; ``ptc`` is a matrix with a column a class.
PARTS = {"ptc": "float16", "pc": "float32", "row": "uint32", "output": "int32", "nextmove": "uint32"}
#: What a change of the layout counts up.
LAYOUT = 1


def cache_folder() -> Path | None:
    """Return the folder of what can be made anew; None where the user has none. XDG_CACHE_HOME names another."""
    given = os.environ.get("XDG_CACHE_HOME")
    with suppress(RuntimeError):
        return (Path(given) if given else Path.home() / ".cache") / "graphbuilder"
    return None


def identifier(languages: Sequence[str]) -> Any:
    """Return a ``LanguageIdentifier`` that knows those of *languages* its model has."""
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    folder = cache_folder()
    about = f"{LAYOUT} {' '.join(languages)}".encode() + (MODEL_DIR / MODEL_FILE).read_bytes()
    path = folder / f"languages-{hashlib.sha256(about).hexdigest()[:32]}" if folder else None
    if path is not None and path.is_file():
        with suppress(OSError, ValueError, LookupError, TypeError):
            return _read(path)
    made = LanguageIdentifier.from_model_file(MODEL_FILE)
    made.set_languages(sorted({*languages} & set(made.nb_classes)))
    if path is not None:
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(made, path)
    return made


def _write(made: Any, path: Path) -> None:
    import numpy as np

    values = {"ptc": made.nb_ptc, "pc": made.nb_pc, "row": made.tk_row, "output": made.tk_output}
    parts = [np.ascontiguousarray(values.get(name, made.tk_nextmove), kind).tobytes() for name, kind in PARTS.items()]
    head = json.dumps({"classes": list(made.nb_classes), "bytes": [len(part) for part in parts]}).encode()
    beside = path.with_name(f".{path.name}.{os.getpid()}")  # workers begin at the same moment
    try:
        with beside.open("wb") as file:
            file.write(len(head).to_bytes(8, "little") + head.ljust((len(head) + 7) // 8 * 8))
            for part in parts:
                file.write(part.ljust((len(part) + 7) // 8 * 8, b"\0"))
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _read(path: Path) -> Any:
    """Read what `_write` wrote; raises ValueError where it is anything else."""
    import numpy as np
    from py3langid.langid import LanguageIdentifier

    with path.open("rb") as file:
        data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    at = 8 + int.from_bytes(data[:8], "little")
    head = json.loads(bytes(data[8:at]))
    found: dict[str, Any] = {}
    for (name, kind), size in zip(PARTS.items(), head["bytes"], strict=True):
        at = (at + 7) // 8 * 8
        found[name] = np.frombuffer(data[at : at + size], kind)
        at += size
    if (at + 7) // 8 * 8 != len(data):
        raise ValueError(f"{path}: cut off")
    classes = head["classes"]
    return LanguageIdentifier(
        found["ptc"].reshape(-1, len(classes)),
        found["pc"],
        classes,
        memoryview(found["nextmove"]),
        found["output"].tolist(),
        tk_row=found["row"].tolist(),
    )
