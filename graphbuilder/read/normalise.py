"""Text as every later stage sees it: NFC, line breaks kept, nothing invisible.

Deterministic and idempotent. Ordinary text comes out unchanged, so offsets of a clean file are offsets of the document.
"""

import functools
import re
import sys
import unicodedata

#: Longest run of combining marks that is kept (UAX #15, Stream-Safe Text Format); composing longer ones is quadratic.
COMBINING_RUN = 30

#: Format characters that are dropped. Joiners U+200C and U+200D stay: Persian and Indic spelling needs them.
_INVISIBLE = "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_DROPPED = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f{_INVISIBLE}\ufdd0-\ufdef\ufffe\uffff]")
_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
#: Whatever is no letter, digit, blank or ASCII, in a run longer than that: the table of marks is made for such texts alone.
_MAYBE_MARKS = re.compile(rf"[^\w\s\x21-\x7e]{{{COMBINING_RUN + 1}}}")
_SURROGATE = re.compile("[\ud800-\udfff]")


def normalise(text: str) -> str:
    """Return *text* in NFC, with ``\\n`` as the only line break, plain blanks, no control or invisible signs."""
    text = _BREAK.sub("\n", text)
    text = _SPACE.sub(" ", text)
    text = _SURROGATE.sub("\ufffd", text)
    text = _DROPPED.sub("", text)
    if unicodedata.is_normalized("NFC", text[:1000]) and text.isascii():
        return text
    if _MAYBE_MARKS.search(text):
        text = _long_runs().sub(r"\1", text)
    return unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """Return *text* normalised with every run of white space as one blank: what the identity of a text rests on."""
    return " ".join(normalise(text).split())


@functools.cache
def _long_runs() -> re.Pattern[str]:
    """A pattern for the part of a run of combining marks that goes beyond `COMBINING_RUN`; group 1 is what stays."""
    marks = "".join(map(chr, (c for c in range(0x300, sys.maxunicode + 1) if unicodedata.combining(chr(c)))))
    return re.compile(f"([{marks}]{{{COMBINING_RUN}}})[{marks}]+")
