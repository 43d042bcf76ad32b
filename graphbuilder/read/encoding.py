"""Bytes to text: which encoding, or that it is no text at all."""

import codecs
import re

from graphbuilder.errors import ReadError
from graphbuilder.grammar.scripts.letters import CYRILLIC_COMMON, CYRILLIC_LETTER, CYRILLIC_WORD
from graphbuilder.read.limits import one_line

#: How files begin that are not text, and what to call them. More than a word that a text may begin with.
_BINARY = {
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\xd0\xcf\x11\xe0": "an old office document or an Outlook message",
    b"{\\rtf1": "an RTF document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"7z\xbc\xaf": "an archive",
    b"Rar!\x1a\x07": "an archive",
    b"SQLite format 3\x00": "a database",
}
#: A GIF has width, height and more in binary behind its name, which a text may begin with.
_GIF = re.compile(rb"GIF8[79]a[\s\S]{0,6}[\x00-\x08\x0e-\x1f]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = tuple(mark for mark, _ in _BOMS[1:])
#: One-byte encodings of Cyrillic, in the order of preference where two fit equally.
_CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
#: What a page, feed or mail may say it is written in. Python knows more: some decode in quadratic time, some are no charset.
_CHARSETS = frozenset(
    codecs.lookup(name).name
    for name in [
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "utf-32-le",
        "utf-32-be",
        "ascii",
        "latin-1",
        "koi8-r",
        "koi8-u",
        "koi8-t",
        "cp437",
        "cp850",
        "cp852",
        "cp855",
        "cp857",
        "cp866",
        "cp874",
        "mac-cyrillic",
        "mac-roman",
        "ptcp154",
        "kz1048",
        "tis-620",
        "big5",
        "big5hkscs",
        "cp950",
        "gb2312",
        "gbk",
        "gb18030",
        "hz",
        "shift_jis",
        "cp932",
        "euc-jp",
        "iso2022-jp",
        "euc-kr",
        "cp949",
        "johab",
    ]
    + [f"cp{number}" for number in range(1250, 1259)]
    + [f"iso8859-{number}" for number in range(1, 17) if number != 12]
)
#: Letters as UTF-7 writes them: in base 64, between + and -.
_SHIFTED = re.compile(rb"\+[A-Za-z0-9+/]{3,}-?")
_MIXED = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
#: Share of Cyrillic letters that must look like running text, and of control characters that mean it is no text.
_PLAUSIBLE, _CONTROL = 0.8, 0.01
#: Bytes that are looked at to guess an encoding.
SAMPLE = 65_536

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, where: str, *, declared: str | None = None, forgiving: bool = False) -> str:
    """Return *data* as text; ReadError where it is binary or no encoding fits.

    A byte order mark decides, then UTF-8 where it fits, *declared* (of a header or a tag), UTF-16 without a mark, the
    Cyrillic one-byte encodings, and what charset-normalizer finds. *forgiving* replaces a few broken bytes (web pages).
    """
    kind = "an image" if _GIF.match(data) else None
    if kind := next((name for magic, name in _BINARY.items() if data.startswith(magic)), kind):
        raise ReadError(f"{one_line(where)}: {kind}, not text; convert it to text, HTML or PDF first")
    if _is_utf7(data):
        raise ReadError(f"{one_line(where)}: written in UTF-7, which nobody reads any more; save it as UTF-8")
    for encoding in _candidates(data, declared):
        if (text := _strictly(data, encoding)) is not None:
            return _checked(text, where)
    if forgiving and data.decode("utf-8", "ignore") and _broken_share(data) < 0.001:
        return _checked(data.decode("utf-8", "replace"), where)
    raise ReadError(f"{one_line(where)}: neither UTF-8 nor another encoding fits, or it is binary; save it as UTF-8")


def encoding_of(sample: bytes, where: str) -> str:
    """Return the name of the encoding in which *sample*, the whole lines a file begins with, is text."""
    candidates = _candidates(sample[: len(sample) // 4 * 4] if sample.startswith(_WIDE) else sample, None)
    found = next((name for name in candidates if sample.startswith(_WIDE) or _strictly(sample, name) is not None), None)
    if found is None:
        raise ReadError(
            f"{one_line(where)}: neither UTF-8 nor another encoding fits, or it is binary; save it as UTF-8"
        )
    return found


def _candidates(data: bytes, declared: str | None) -> list[str]:
    """Encodings to try in order; the guesses come last and only where nothing certain fits."""
    if mark := next((name for bom, name in _BOMS if data.startswith(bom)), None):
        return [mark]
    # What is valid UTF-8 is UTF-8, whatever it says: one-byte encodings decode anything.
    certain = ["utf-8"]
    if declared and (known := _known(declared)) and known not in certain:
        certain.append(known)
    if wide := _unmarked_utf16(data):
        return [wide]
    if any(_strictly(data, name) is not None for name in certain):
        return certain
    return [*certain, *_guesses(data[:SAMPLE])]


def is_utf8(data: bytes) -> bool:
    """Return whether *data* are plain UTF-8: nothing is to be guessed, and no declaration matters."""
    return b"\x00" not in data and not data.startswith(_WIDE) and _strictly(data, "utf-8") is not None


def _known(name: str) -> str | None:
    try:
        found = codecs.lookup(name.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    return found if found in _CHARSETS else None


def _is_utf7(data: bytes) -> bool:
    """Whether most of *data* are letters in base 64."""
    sample = data[:SAMPLE]
    if not sample.isascii() or b"+" not in sample:
        return False
    shifted = _SHIFTED.findall(sample)
    if sum(map(len, shifted)) < 0.3 * len(sample.strip()):
        return False
    letters = _strictly(b"".join(one.rstrip(b"-") + b"-" for one in shifted[:-1] or shifted), "utf-7")
    return letters is not None and sum(c.isalpha() and c > "\x7f" for c in letters) > 0.8 * len(letters) > 0


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
    found = _known(best.encoding) if best else None
    return [found] if found else []


def _naturalness(sample: bytes, encoding: str) -> float:
    """How much *sample* looks like Russian in *encoding*: the share of letters in words of ordinary case, in [0, 1].

    Read in the wrong Cyrillic encoding, capitals land inside words and rare letters become common ones.
    """
    text = _strictly(sample, encoding)
    letters = len(CYRILLIC_LETTER.findall(text)) if text else 0
    # Latin words with a letter of Cyrillic amid them are words of a Western language, read wrongly.
    if not text or len(_MIXED.findall(text)) > 0.2 * letters or letters < 0.2 * sum(byte > 127 for byte in sample):
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
