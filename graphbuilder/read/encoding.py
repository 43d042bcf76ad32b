"""Bytes to text: which encoding, or that it is no text at all."""

import codecs
import re

from graphbuilder.errors import ReadError
from graphbuilder.grammar.scripts.letters import CYRILLIC_COMMON, CYRILLIC_LETTER, CYRILLIC_WORD
from graphbuilder.read.limits import one_line

#: First bytes of files that are not text, and what to call them.
_BINARY = {
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"7z\xbc\xaf": "an archive",
    b"Rar!": "an archive",
    b"\x28\xb5\x2f\xfd": "Zstandard data",
    b"SQLite format 3": "a database",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: One-byte encodings of Cyrillic, in the order of preference where two fit equally.
_CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
#: Share of Cyrillic letters that must look like running text, and of control characters that mean it is no text.
_PLAUSIBLE, _CONTROL = 0.8, 0.01
#: Bytes that are looked at to guess an encoding.
SAMPLE = 65_536

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, where: str, *, declared: str | None = None, forgiving: bool = False) -> str:
    """Return *data* as text; ReadError where it is binary or no encoding fits.

    A byte order mark decides, then *declared* (of a header or a tag) where it fits, UTF-8, UTF-16 without a mark, the
    Cyrillic one-byte encodings, and what charset-normalizer finds. *forgiving* replaces a few broken bytes (web pages).
    """
    if kind := next((name for magic, name in _BINARY.items() if data.startswith(magic)), None):
        raise ReadError(f"{one_line(where)}: {kind}, not text; convert it to text, HTML or PDF first")
    for encoding in _candidates(data, declared):
        if (text := _strictly(data, encoding)) is not None:
            return _checked(text, where)
    if forgiving and data.decode("utf-8", "ignore") and _broken_share(data) < 0.001:
        return _checked(data.decode("utf-8", "replace"), where)
    raise ReadError(f"{one_line(where)}: neither UTF-8 nor another encoding fits, or it is binary; save it as UTF-8")


def encoding_of(sample: bytes, where: str) -> str:
    """Return the name of the encoding in which *sample*, the whole lines a file begins with, is text."""
    found = next((name for name in _candidates(sample, None) if _strictly(sample, name) is not None), None)
    if found is None:
        raise ReadError(
            f"{one_line(where)}: neither UTF-8 nor another encoding fits, or it is binary; save it as UTF-8"
        )
    _checked(sample.decode(found), where)
    return found


def _candidates(data: bytes, declared: str | None) -> list[str]:
    """Encodings to try in order; the guesses come last and only where nothing certain fits."""
    if mark := next((name for bom, name in _BOMS if data.startswith(bom)), None):
        return [mark]
    certain = ["utf-8"]
    if declared and (known := _known(declared)):
        # A page that says Latin-1 and is UTF-8 is far more common than the reverse.
        certain = ["utf-8", known] if known in ("iso8859-1", "ascii", "cp1252") else [known, "utf-8"]
    if wide := _unmarked_utf16(data):
        return [wide]
    if any(_strictly(data, name) is not None for name in certain):
        return certain
    return [*certain, *_guesses(data[:SAMPLE])]


def _known(name: str) -> str | None:
    try:
        return codecs.lookup(name.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 has a high byte of 0 (Latin) or 4 (Cyrillic) in almost every second place."""
    sample = data[: SAMPLE // 2]
    if len(sample) < 4 or len(data) % 2:
        return None
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if sum(byte in (0, 4) for byte in high) > 0.7 * len(high) and len(set(high)) < len(high):
            return name
    return None


def _guesses(sample: bytes) -> list[str]:
    """Cyrillic encodings that give natural words, most natural first, then what charset-normalizer finds."""
    scored = [(score, name) for name in _CYRILLIC if (score := _naturalness(sample, name)) >= _PLAUSIBLE]
    if scored:
        return [name for _, name in sorted(scored, key=lambda pair: (-pair[0], _CYRILLIC.index(pair[1])))]
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return [best.encoding] if best and not best.encoding.startswith("utf_7") else []


def _naturalness(sample: bytes, encoding: str) -> float:
    """How much *sample* looks like Russian in *encoding*: the share of letters in words of ordinary case, in [0, 1].

    Read in the wrong Cyrillic encoding, capitals land inside words and rare letters become common ones.
    """
    text = _strictly(sample, encoding)
    letters = len(CYRILLIC_LETTER.findall(text)) if text else 0
    if not text or letters < 0.2 * sum(byte > 127 for byte in sample):
        return 0.0
    natural = sum(len(word) for word in CYRILLIC_WORD.findall(text)) / letters
    common = len(CYRILLIC_COMMON.findall(text)) / letters
    others = sum(c > "\x7f" for c in text) - letters
    # Where words look natural either way (all capitals), the commoner letters decide.
    return natural * min(1.0, common / 0.5) * (letters / (letters + others)) + 0.001 * common


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _broken_share(data: bytes) -> float:
    return data.decode("utf-8", "replace").count("\ufffd") / max(1, len(data))


def _checked(text: str, where: str) -> str:
    if len(_CONTROLS.findall(text)) > _CONTROL * len(text):
        raise ReadError(f"{one_line(where)}: binary data, not text; give text, HTML, PDF, JSON lines, CSV or Parquet")
    return text
