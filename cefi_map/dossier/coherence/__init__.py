"""The dossier beside its map: amounts, dates, names that differ or never appear; the role that one leaves out.

These are remarks, never verdicts: each names both places, and a person decides. At most ``MOST`` are made, of each
kind at most ``OF_A_KIND``.
"""

from __future__ import annotations

from itertools import islice

from cefi_map.dossier.model import Dossier
from cefi_map.french.wording import spaced

from . import amounts, dates, names, partners, role
from .compared import Both, MapSide, Remark

__all__ = ["MapSide", "Remark", "coherence"]

MOST, OF_A_KIND = 10, 3


def coherence(dossier: Dossier, side: MapSide) -> tuple[Remark, ...]:
    """What a reader of both would stop at, in the order of the dossier."""
    both = Both(dossier, side)
    found = [
        remark for kind in (amounts, dates, names, partners, role) for remark in islice(kind.remarks(both), OF_A_KIND)
    ]
    found.sort(key=lambda remark: remark.block)
    return tuple(Remark(spaced(each.message), each.block, each.node) for each in found[:MOST])
