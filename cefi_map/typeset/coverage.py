"""Which characters would stay without a drawing in a PDF made here."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable

from .compile import CannotTypeset, pdf

_SURE = frozenset(map(chr, (*range(0x180), *range(0x2010, 0x2028), *range(0x2030, 0x205F), 0x20AC)))
"""What our fonts draw for sure: asked of nobody."""
_UNSEEN = ("Mn", "Me", "Cc", "Cf", "Cs", "Zs", "Zl", "Zp")
"""Categories of what is nothing by itself: accents, joiners, direction marks, spaces."""
_SOURCE = """
#set document(title: "Caractères", date: none)
#set text(font: "Arimo")
#for each in json("characters.json") [#each ]
"""
_REFUSED = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")

_NAMED = 12
"""Characters that a sentence names."""

_drawn: dict[tuple[str, bool], bool] = {}


def undrawn(text: str, *, system_fonts: bool = True) -> tuple[str, ...]:
    """The characters of a text that neither our fonts nor, with ``system_fonts``, this system's can draw, each once.

    PDF/UA forbids them, so Typst names them. Each is asked for once in the life of the process.
    """
    rare = sorted(each for each in set(text) - _SURE if unicodedata.category(each) not in _UNSEEN)
    _ask([each for each in rare if (each, system_fonts) not in _drawn], system_fonts)
    return tuple(each for each in rare if not _drawn[each, system_fonts])


def without_drawing(text: str, kept: str) -> str:
    """The French sentence on them, "" when all are drawn; ``kept`` names what keeps them: « le SVG »."""
    found = undrawn(text)
    if not found:
        return ""
    named = ", ".join(found[:_NAMED]) + (f" et {len(found) - _NAMED} autres" if len(found) > _NAMED else "")
    what, them = ("Ce caractère n’a", "le") if len(found) == 1 else ("Ces caractères n’ont", "les")
    return f"{what} pas de dessin dans le PDF fait ici : {named}. {kept} {them} garde."


def _ask(characters: list[str], system_fonts: bool) -> None:
    refused = frozenset(_refused(characters, system_fonts) if characters else ())
    _drawn.update({(each, system_fonts): each not in refused for each in characters})


def _refused(characters: list[str], system_fonts: bool) -> Iterable[str]:
    files = {"characters.json": json.dumps(characters).encode()}
    try:
        pdf(_SOURCE, files, standards=["ua-1"], system_fonts=system_fonts)
    except CannotTypeset as error:
        found = "".join(_REFUSED.findall(error.diagnostic))
        return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found)
    return ()
