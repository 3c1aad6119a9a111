"""Repairs of XML that is not well-formed, in named steps: each changes only what XML forbids, and says where.

About one real map in thirty needs this, mostly for a bare ``&nbsp;``. Nothing is dropped in silence, and nothing is
guessed about the structure of the map: what stays ill-formed is refused by ``xml.readable``.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from html.entities import html5

from . import repair_tags
from .reading import REPAIRED
from .repair_lines import Repair, lines_of, replaced
from .xml_source import encoding, with_plain_line_ends

_XML_NAMES = ("amp", "lt", "gt", "quot", "apos")
_SURROGATES = re.compile(r"(?:&#(?:x0*[dD][89a-fA-F][0-9a-fA-F]{2}|0*5(?:529[6-9]|5[3-9]\d\d|[67]\d{3}));)+")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]|&#(?:x([0-9a-fA-F]+)|([0-9]+));")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_AMPERSAND = re.compile(r"&(?!#[0-9]{1,7};|#x[0-9a-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)")
_LESS_THAN = re.compile(r"<(?![^\W\d]|[/!?_:])")
_COMMENT = re.compile(r"<!--((?:[^-]++|-(?!->))*+)(-->|\Z)")
_DECLARATION = re.compile(r"(?<!\A)<\?xml\s[^<>]*\?>\n?")


@dataclass(frozen=True, slots=True)
class Step:
    """``run(source)`` gives the text repaired and the lines where it was; ``what`` names it in French, ``loss`` says
    what no repair brings back."""

    what: str
    run: Callable[[str], Repair]
    loss: str = ""


def repaired(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of ``data`` after every step, and a notice for each that had something to do."""
    source, lines = decoded(data)
    notices = [_notice("caractères Windows convertis", lines)] if lines else []
    for step in STEPS:
        source, lines = step.run(source)
        if lines:
            notices.append(_notice(step.what, lines) + step.loss)
    return source, tuple(notices)


def decoded(data: bytes) -> Repair:
    """The text; bytes that do not fit its encoding are read as windows-1252, which is what they are in practice."""
    faults: list[int] = []

    def windows(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        faults.append(error.start)
        return error.object[error.start : error.end].decode("cp1252", "replace"), error.end

    codecs.register_error("cefi_map.windows", windows)
    text = data.decode(encoding(data), "cefi_map.windows")
    return with_plain_line_ends(text), lines_of(data, faults)


def surrogates(source: str) -> Repair:
    """« &#xd835;&#xdecc; », which FreeMind writes for one character beyond 16 bits, becomes that character."""
    return replaced(source, _SURROGATES, _paired)


def forbidden(source: str) -> Repair:
    """Control characters, raw or as references, go."""
    return replaced(source, _FORBIDDEN, lambda match: match[0] if _allowed(match) else "")


def entities(source: str) -> Repair:
    """HTML's names of characters (« &nbsp; ») become the characters."""
    return replaced(source, _ENTITY, _character)


def ampersands(source: str) -> Repair:
    """« & » that begins no reference becomes « &amp; »."""
    return replaced(source, _AMPERSAND, lambda match: "&amp;")


def less_than(source: str) -> Repair:
    """« < » that begins no tag becomes « &lt; »."""
    return replaced(source, _LESS_THAN, lambda match: "&lt;")


def comments(source: str) -> Repair:
    """« -- » inside a comment becomes « - - »."""
    return replaced(source, _COMMENT, _comment, everywhere=True)


def edges(source: str) -> Repair:
    """Text before the first tag and after the last goes; so does a second declaration."""
    start, end = max(source.find("<"), 0), source.rfind(">") + 1
    rest = source[end:]
    if not end or "<" in rest or not rest.strip():
        end, rest = len(source), ""
    places = [0] * bool(start) + [end + len(rest) - len(rest.lstrip())] * bool(rest)
    text, lines = replaced(source[start:end], _DECLARATION, lambda match: "")
    above = source.count("\n", 0, start)
    return text, lines_of(source, places) + tuple(above + line for line in lines)


def _paired(match: re.Match[str]) -> str:
    numbers = re.findall(r"&#(?:x([0-9a-fA-F]+)|(\d+));", match[0])
    units = [int(hexadecimal, 16) if hexadecimal else int(decimal) for hexadecimal, decimal in numbers]
    return b"".join(unit.to_bytes(2, "big") for unit in units).decode("utf-16-be", "ignore")


def _allowed(match: re.Match[str]) -> bool:
    if not (match[1] or match[2]):
        return False
    digits = (match[1] or match[2]).lstrip("0") or "0"
    number = int(digits, 16 if match[1] else 10) if len(digits) <= 7 else 0
    return number in (9, 10, 13) or 32 <= number <= 0xD7FF or 0xE000 <= number <= 0xFFFD or 65536 <= number <= 0x10FFFF


def _character(match: re.Match[str]) -> str:
    character = html5.get(f"{match[1]};", "")
    return match[0] if match[1] in _XML_NAMES or not character else "".join(f"&#x{ord(c):x};" for c in character)


def _comment(match: re.Match[str]) -> str:
    inside, end = match.groups()
    if not end:
        return match[0]
    while "--" in inside:
        inside = inside.replace("--", "- -")
    return f"<!--{inside}{' ' if inside.endswith('-') else ''}-->"


STEPS: tuple[Step, ...] = (
    Step("caractères écrits en deux moitiés réunis", surrogates),
    Step("caractères interdits retirés", forbidden),
    Step("noms HTML comme « &nbsp; » remplacés", entities),
    Step("signes « & » isolés corrigés", ampersands),
    Step("signes « < » isolés corrigés", less_than),
    Step("texte hors de la carte retiré", edges),
    Step("commentaires corrigés", comments),
    Step(
        "attributs donnés deux fois séparés",
        repair_tags.repeats,
        " Seul le premier de chaque nom est lu ; le fichier garde les mots des autres.",
    ),
    Step("attributs mal écrits corrigés", repair_tags.attributes),
    Step("balises HTML mal fermées corrigées", repair_tags.markup),
    Step("préfixes de balises déclarés", repair_tags.prefixes),
    Step(
        "fin manquante du fichier rétablie", repair_tags.ending, " Ce qui suivait manque : cherchez une copie entière."
    ),
)
"""In the order in which they run."""


def _notice(what: str, lines: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, lines[:6]))
    more = f" et {len(lines) - 6} autres" if len(lines) > 6 else ""
    return f"{REPAIRED} ({what}) : ligne{'s' if len(lines) > 1 else ''} {shown}{more}."
