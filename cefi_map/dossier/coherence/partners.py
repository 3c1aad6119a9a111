"""Partners: those that the map argues, of whom the dossier never speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cefi_map.french.text import fold, stems

from .compared import Both, Remark

_LABEL = re.compile(r"[:,(→]")
_LEAST = 5
"""Letters of a word that can name somebody."""


def remarks(both: Both) -> Iterator[Remark]:
    """One remark, on the first of them, when none at all is spoken of."""
    partners = [each.key for each in both.report.verdict("C5").evidence]
    if not both.is_whole or not partners or any(_named(both, key) for key in partners):
        return
    key = partners[0]
    message = f"Le dossier ne nomme aucun partenaire de la carte, qui les présente {both.where(key)}. Dites avec qui."
    yield Remark(message, 0, key)


def _named(both: Both, key: str) -> bool:
    label = _LABEL.split(both.map.node(key).text, maxsplit=1)[0]
    return any(len(word) >= _LEAST and word in both.dossier_words for word in stems(fold(label)))
