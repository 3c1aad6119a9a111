"""The drawing in a viewer that ignores its embedded font: Inkscape, where there is one."""

from __future__ import annotations

import subprocess

from cefi_map.formats import svg
from cefi_map.geometry import PX, SCREEN, layout
from cefi_map.mindmap import outline
from tests.programs import INKSCAPE, needs_inkscape, with_our_letters

SLACK = 3.5
"""Pixels: half a stroke on each side, and what hinting adds."""

LONG = outline.parse(
    """
    Table de sortie, une brigade de cuisine entre la maison d'arrêt et les restaurants de la vallée
      Les moyens que l'on réunit
        Les gens autour de la table
          Umih 65 : trouve les patrons et, surtout, parle à ceux qui ont peur
          Transfert décidé du jour au lendemain, le groupe perd 2 élèves : on ouvre à 8 inscrits pour 6 places
          «\u00a0Où\u00a0?\u00a0» œuvre, ÇA COÛTE 46\u00a0000\u00a0€ – à l’année…
        Forêt, 樹木, лес, 🌲 et la suite en français
    """
)


@needs_inkscape
def test_no_text_leaves_its_box_in_inkscape(tmp_path):
    """A group is as wide as its box: a text that left it would widen the group."""
    file = tmp_path / "carte.svg"
    file.write_bytes(svg.write(LONG, numbers=False, notes=False))
    seen = _boxes(file)
    for box in layout(LONG, SCREEN).boxes:
        number = LONG.numbers[box.key] or "0"
        _, _, width, height = seen[f"n{number}"]
        assert width <= box.face.width / PX + SLACK, (number, LONG.by_key[box.key].text)
        assert height <= box.face.height / PX + SLACK, (number, LONG.by_key[box.key].text)


def _boxes(file) -> dict[str, tuple[float, ...]]:
    """What Inkscape draws: id -> x, y, width, height in pixels."""
    command, letters = [INKSCAPE, "--query-all", str(file)], with_our_letters(file.parent)
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True, env=letters)
    rows = (line.split(",") for line in done.stdout.splitlines() if line.count(",") == 4)
    return {name: tuple(map(float, values)) for name, *values in rows}
