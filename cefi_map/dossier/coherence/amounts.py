"""Amounts in euros: one that the map has otherwise, or does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cefi_map.french.wording import figure

from .compared import Both, Remark, Said

_EUROS = re.compile(
    r"(?<![\d,.])(\d{1,3}(?:[ \u00a0\u202f.]\d{3}){1,6}|\d+)(?:,\d{1,2})?[ \u00a0\u202f]?(?:€|euros?\b)"
)
_DIGITS = 15
"""Of an amount; a longer figure is none, and Python reads no number of 4,300 and more."""
_NEAR = 0.5, 2.0
"""How many times the other an amount may be, to be thought the same one written twice."""


def remarks(both: Both) -> Iterator[Remark]:
    """Nothing where the map has no amount: its own verdict says so."""
    known = [(value, said) for said in both.nodes for value in _values(said)]
    values = {value for value, _ in known}
    seen: set[int] = set()
    for said in both.sentences if known else ():
        for value in _values(said):
            if value in values or value in seen:
                continue
            seen.add(value)
            yield _remark(both, said, value, known)


def _remark(both: Both, said: Said, value: int, known: list[tuple[int, Said]]) -> Remark:
    block = int(said.place)
    alike = [(len(said.subject & node.subject), other, node) for other, node in known if _near(value, other)]
    shared, other, node = max(alike, key=lambda each: each[0], default=(0, 0, said))
    if not shared:
        return Remark(f"Le dossier dit {_euros(value)}, que la carte ne dit pas. Vérifiez ce chiffre.", block)
    key = str(node.place)
    message = f"Le dossier dit {_euros(value)}, la carte {_euros(other)} {both.where(key)}. Accordez les deux."
    return Remark(message, block, key)


def _values(said: Said) -> list[int]:
    figures = (re.sub(r"\D", "", found[1]) for found in _EUROS.finditer(said.text))
    return [int(each) for each in figures if len(each) <= _DIGITS]


def _near(value: int, other: int) -> bool:
    return bool(other) and _NEAR[0] <= value / other <= _NEAR[1]


def _euros(value: int) -> str:
    return f"{figure(value)}\u00a0€"
