"""A text in letters that patterns read, each in the place of its own: no accents, one sign for each kind of space and
dash, months as signs of their own, numbers in figures. What is found there stands there in the text too."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from cefi_map.french import wording
from cefi_map.french.text import fold

TEXTS = 60_000
"""Texts of which what was read is remembered: those of two hundred candidates, whose maps are judged in turn. With less
room than that, each would be read anew each time."""

_SIGNS = {
    **dict.fromkeys("\u00a0\u202f\u2007\u2009\t\n\r", " "),
    **dict.fromkeys("’‘ʼ´`", "'"),
    **dict.fromkeys("–—‑−‒", "-"),
    **dict.fromkeys("×✕∗*", "x"),
    **dict.fromkeys("→➔➜⇒", ">"),
    "œ": "o",
    "æ": "a",
}
MONTHS = tuple(map(fold, wording.MONTHS))
_SHORT = {
    "jan": 1, "janv": 1, "fev": 2, "fevr": 2, "avr": 4, "jun": 6, "jui": 6, "juil": 7, "jul": 7, "jlt": 7,
    "aou": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12, "febrier": 2, "juliet": 7, "juilliet": 7, "agout": 8, "out": 8,
    "setp": 9,
}  # fmt: skip
_NOT_MONTHS = {"levrier", "out", "jan", "sep"}
"""Near a month, and something else: a greyhound; « out » and first names, that stand for a month only with a point."""
_LONG = 5
"""Letters from which a month is known with one of them missing, doubled, changed or out of its place."""

MONTH = "[\ue001-\ue00c]"
"""A letter of a month: a month of n letters is n times its sign."""
_SIGN = 0xE000
_ANY_MONTH = re.compile(MONTH)
_BUT = re.compile("\ue005{3}(?= (?:pas|on|il|ils|elle|elles|je|c|ca|sa|si|y|les gens)\\b)")
"""« mai », written for « mais »."""

_UNITS = {
    "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100,
    "cents": 100,
}  # fmt: skip
_ORDINALS = {
    "premier": 1, "premiere": 1, "deuxieme": 2, "second": 2, "seconde": 2, "troisieme": 3, "quatrieme": 4,
    "cinquieme": 5, "sixieme": 6, "septieme": 7, "huitieme": 8, "neuvieme": 9, "dixieme": 10, "douzieme": 12,
}  # fmt: skip
_WORD = re.compile(r"[a-z]++")
_NAMED = "|".join(sorted(_UNITS, key=len, reverse=True))
_NUMBER = re.compile(rf"\b(?:{_NAMED})\b(?:(?:-| |-et-| et )(?:{_NAMED})\b){{0,6}}")
_SEPT = re.compile(
    rf"\bsept\b(?=\.| ?[-/] ?{MONTH}| (?:20)?\d\d\b(?! ?(?:%|€|h\b))| ?(?:a|au) {MONTH}| ?>| ?:)"
    rf"|(?<={MONTH})(?: ?[-/] ?| (?:a|au|et) )\bsept\b"
    rf"|(?<=\d )sept\b|(?<=er )sept\b|(?<=fin )sept\b|(?<=en )sept\b(?! [a-z]+s\b)|(?<=debut )sept\b|(?<=mi-)sept\b"
)
"""« sept » that is September, and not seven."""
_SEPT_AMONG = re.compile(r"(?:^|(?<=[:/;,>] )|(?<=[/,]))sept\b")
"""The same where the text names another month."""
_DOTTED = re.compile(r"\b(?:jan|sep|out)\.")


@lru_cache(maxsize=1_000)
def flat(text: str) -> str:
    """As long as the text, sign for sign. « Février » becomes seven times the sign of February, « trois » 00003."""
    folded = _letters(text)
    words = set(_WORD.findall(folded))
    if _telling().isdisjoint(words):
        return folded
    folded = _WORD.sub(_month_or_rank, folded)
    if "sept" in words:
        folded = _SEPT.sub(_september, folded)
    if _ANY_MONTH.search(folded):
        folded = _SEPT_AMONG.sub(_september, folded)
        folded = _BUT.sub("mai", folded)
    folded = _DOTTED.sub(lambda found: chr(_SIGN + _SHORT[found[0][:-1]]) * 3 + ".", folded)
    return folded if _UNITS.keys().isdisjoint(words) else _NUMBER.sub(_figures, folded)


def month(signs: str) -> int:
    """The month, 1 to 12, that such a sign stands for."""
    return ord(signs[0]) - _SIGN


def _letters(text: str) -> str:
    if text.isascii():
        return text.lower().translate(_ASCII)
    return "".join([_letter(sign) for sign in text])


_ASCII = str.maketrans({"\t": " ", "\n": " ", "\r": " ", "*": "x", "`": "'"})


@lru_cache(maxsize=5_000)
def _letter(sign: str) -> str:
    known = _SIGNS.get(sign)
    if known:
        return known
    base = unicodedata.normalize("NFD", sign)[0].lower()
    return base if len(base) == 1 and not "\ue000" <= base <= "\uf8ff" else " "


def _month_or_rank(found: re.Match[str]) -> str:
    word = found[0]
    number = _known_months().get(word)
    if number:
        return chr(_SIGN + number) * len(word)
    rank = _ORDINALS.get(word)
    return f"{rank}e".rjust(len(word), "0") if rank else word


def _september(found: re.Match[str]) -> str:
    return found[0].replace("sept", chr(_SIGN + 9) * 4)


def _figures(found: re.Match[str]) -> str:
    """In figures, as wide; « un » and « une » alone are figures too. What is no number stays (« cent vingt cent »)."""
    total = 0
    for word in _WORD.findall(found[0]):
        if word == "et":
            continue
        value = _UNITS[word]
        hundred = value == 100 and total
        if hundred and total >= 100:
            return found[0]
        score = value == 20 and total % 100 == 4
        total = total * 100 if hundred else total + 76 if score else total + value
    return str(total).rjust(len(found[0]), "0")


_months: dict[str, int] = {}


def _known_months() -> dict[str, int]:
    """Every way of writing a month that is taken for one, made once."""
    if not _months:
        for number, name in enumerate(MONTHS, 1):
            slips = _slips(name) if len(name) > _LONG else {name, *(["avri", "avrl"] if number == 4 else [])}
            _months.update(dict.fromkeys(slips - _NOT_MONTHS, number))
        _months.update({short: number for short, number in _SHORT.items() if short not in _NOT_MONTHS})
    return _months


@cache
def _telling() -> frozenset[str]:
    """Every word that stands for a month, a rank or a number: a text without one stays as its letters are."""
    return frozenset((*_known_months(), *_NOT_MONTHS, *_ORDINALS, *_UNITS))


def _slips(name: str) -> set[str]:
    cuts = [(name[:place], name[place:]) for place in range(len(name) + 1)]
    missing = {left + right[1:] for left, right in cuts if right}
    doubled = {left + right[0] + right for left, right in cuts if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    changed = {left + letter + right[1:] for left, right in cuts if right for letter in "abcdefghijklmnopqrstuvwxyz"}
    return {name, name + "s"} | missing | doubled | swapped | changed
