"""Writes docs/modele.md and docs/evaluation-ia.md, which the help shows too: ``make docs``. A test holds them."""

from __future__ import annotations

from pathlib import Path

from cefi_map.project.exam import PAPERS, paper

PLACE = Path(__file__).parent


def pages() -> dict[Path, str]:
    return {PLACE / f"{name}.md": paper(name, "{}.md".format) for name in PAPERS}


if __name__ == "__main__":
    for place, text in pages().items():
        place.write_text(text, "utf-8")
