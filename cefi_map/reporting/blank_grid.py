"""The blank grid as PDF: two A4 pages, the same for everyone, boxes for a pen, nothing ticked."""

from __future__ import annotations

import json
from importlib.resources import files

from cefi_map import typeset
from cefi_map.referentiel import load
from cefi_map.review import WORDS, criteria, modalities
from cefi_map.typeset import CannotTypeset


def blank_grid(name: str = "", title: str = "", words: tuple[str, str, str] = WORDS) -> bytes:
    """For a candidate called ``name`` and a map called ``title``, where they are known."""
    source = files(__package__).joinpath("blank_grid.typ").read_text(encoding="utf-8")
    lines = [
        {"id": line.id, "text": f"« {line.text} »", "parts": [part for _, part in line.parts]} for line in criteria()
    ]
    data = {
        "name": " ".join(name.split())[:40],
        "title": " ".join(title.split())[:40],
        "words": list(words),
        "lines": lines,
        "modalities": [each.title for each in modalities()],
        "recorded": load().version.recorded,
    }
    held = {"data.json": json.dumps(data).encode()}
    try:
        return typeset.pdf(source, held, standards=("ua-1",))
    except CannotTypeset:
        return typeset.pdf(source, held)
