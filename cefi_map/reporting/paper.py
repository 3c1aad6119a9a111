"""Sheets of one letterhead, as tagged PDF."""

from __future__ import annotations

import json
from collections.abc import Mapping

from cefi_map import typeset
from cefi_map.typeset import CannotTypeset

from .letterhead import Letterhead
from .page import style

_BESIDE = ("letterhead.typ", "sheet.typ")


def sheets_of(name: str, data: Mapping[str, object], head: Letterhead) -> bytes:
    """What the Typst file of that ``name`` makes of the data; PDF/UA-1 but where no font of ours has a character."""
    source = style(name)
    held = {
        "data.json": json.dumps({**data, "head": head.for_typst()}).encode(),
        **{each: style(each).encode() for each in _BESIDE},
        **head.files(),
    }
    try:
        return typeset.pdf(source, held, standards=("ua-1",))
    except CannotTypeset:
        return typeset.pdf(source, held)
