"""Sentences and paragraphs that a reader has to read twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .slip import Slip

_SENTENCE = re.compile(r"[^\s.!?…](?:[^.!?…]|[.!?…](?![\s»\n]|\Z))*[.!?…»]*")
LONG, HEAVY, DENSE = 45, 230, 30
"""Words: of a long sentence, of a heavy paragraph, of a sentence on average in a dense one."""
_LEAST = 4
"""Sentences on which an average says something."""


def slips(block: int, text: str) -> Iterator[Slip]:
    sentences = [(found.start(), found.end(), len(found[0].split())) for found in _SENTENCE.finditer(text)]
    for start, end, words in sentences:
        if words > LONG:
            yield Slip(block, start, end, "long", f"Cette phrase compte {words} mots. Coupez-la où l’idée change.")
    total = len(text.split())
    if total > HEAVY:
        message = f"Ce paragraphe compte {total} mots. Coupez-le en deux, une idée dans chacun."
        yield Slip(block, 0, len(text), "readability", message)
    elif len(sentences) >= _LEAST and total / len(sentences) > DENSE:
        average = round(total / len(sentences))
        message = f"Ici les phrases comptent {average} mots en moyenne. Quelques phrases courtes aident à lire."
        yield Slip(block, 0, len(text), "readability", message)
