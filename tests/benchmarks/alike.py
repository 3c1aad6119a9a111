"""Texts that twenty maps of a group share, against folding all their texts once."""

from __future__ import annotations

from collections.abc import Iterator

from cefi_map.desk.groups.alike import alike
from cefi_map.examples import example
from tests.labelled import ours

from .row import Row
from .verdicts import folded

CLASS = 20


def rows() -> Iterator[Row]:
    largest = sorted((each.map for each in ours("learnt")), key=len)[-CLASS:]
    for name, maps in (("20 maps of twenty hands", largest), ("20 equal maps of 108 nodes", [example()] * CLASS)):
        yield Row(
            f"texts in common of {name}",
            "folding their texts",
            lambda maps=maps: alike(maps),  # type: ignore[misc]
            lambda maps=maps: [folded(each) for each in maps],  # type: ignore[misc]
            5,
        )
