"""Acronyms that are not spelled out where they come first."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from .slip import Slip

_ACRONYM = re.compile(r"(?<![\w-])[A-ZÉ][A-Z0-9É]{1,6}(?![\w-])")
_EXPLAINED = re.compile(r"\(([A-ZÉ][A-Z0-9É]{1,6})[),;]|(?<![\w-])([A-ZÉ][A-Z0-9É]{1,6}) ?[(:=]")
_LOUD = re.compile(r"\b[A-ZÀ-ÖØ-Ý]{2,}(?: (?:[A-ZÀ-Ý’']{1,}|\d+))+")
_ROMAN = re.compile(r"[IVXLCM]+")
_PLAIN = frozenset(["CV", "PDF", "SMS", "OK", "TV", "GPS", "DVD", "USB", "CD", "BD", "A3", "A4", "N°"])
"""What everybody reads without more."""


def expanded(text: str) -> frozenset[str]:
    """The acronyms that a text spells out, before or after them."""
    return frozenset(found[1] or found[2] for found in _EXPLAINED.finditer(text))


def slips(block: int, text: str, met: set[str]) -> Iterator[Slip]:
    """Those that come first here; ``met`` holds those before, and learns these. Words in capitals one after the other
    are no acronyms."""
    explained = expanded(text)
    text = _LOUD.sub(lambda loud: loud[0].lower(), text)
    for found in _ACRONYM.finditer(text):
        acronym = found[0]
        if acronym in met or acronym in _PLAIN or _ROMAN.fullmatch(acronym):
            continue
        met.add(acronym)
        full = _meanings().get(acronym)
        if acronym in explained or (full and full in text.lower()):
            continue
        message = f"« {acronym} » paraît ici pour la première fois. Écrivez-le en entier."
        yield Slip(block, found.start(), found.end(), "acronym", message, (f"{acronym} ({full})",) if full else ())


@cache
def _meanings() -> dict[str, str]:
    data: dict[str, str] = json.loads(files(__package__).joinpath("acronyms.json").read_text("utf-8"))
    return data
