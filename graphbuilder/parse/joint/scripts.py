"""Edit scripts: a lemma as a recipe that turns a form into it.

A script is four fields, ``case|cut_prefix|cut_suffix|suffix``: put the form into ``case`` (``l`` lower, ``k`` keep,
``t`` first letter upper, rest lower, ``u`` upper), drop ``cut_prefix`` characters in front and ``cut_suffix`` behind,
append ``suffix``. The same idea as in UDPipe (Straka 2018) and stanza's edit classifier, here as a closed set of classes
a tagger predicts.
"""

IDENTITY = "k|0|0|"
_CASES = {"k": lambda s: s, "l": str.lower, "t": lambda s: s[:1].upper() + s[1:].lower(), "u": str.upper}


def make_script(form: str, lemma: str) -> str:
    """Return the shortest script that turns *form* into *lemma*.

    >>> make_script("Курской", "курский")
    'l|0|2|ий'
    >>> apply_script("Омской", "l|0|2|ий")
    'омский'
    """
    candidates = []
    for case, change in _CASES.items():
        cased = change(form)
        for cut in range(min(3, len(cased)) + 1):
            rest = cased[cut:]
            same = _common_prefix(rest, lemma)
            script = f"{case}|{cut}|{len(rest) - same}|{lemma[same:]}"
            candidates.append((len(rest) - same + len(lemma) - same + 2 * cut, cut, "klut".index(case), script))
    return min(candidates)[3]


def apply_script(form: str, script: str) -> str:
    """Return the lemma that *script* makes of *form*; the form itself where the script cuts more than there is."""
    case, cut_prefix, cut_suffix, suffix = script.split("|", 3)
    cased = _CASES[case](form)[int(cut_prefix) :]
    cut = int(cut_suffix)
    if cut > len(cased):
        return form
    return (cased[: len(cased) - cut] + suffix) or form


def _common_prefix(a: str, b: str) -> int:
    length = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        length += 1
    return length
