"""How a sentence names a node."""

from __future__ import annotations

import pytest

from cefi_map.judging.view import View
from cefi_map.judging.wording import name
from cefi_map.mindmap import outline


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Emmaüs : donne les vêtements", "« Emmaüs »"),
        ("Risque : un jeune ne vient pas", "« un jeune ne vient… »"),
        ("Objectif 2 : 20 jeunes passent un entretien", "« 20 jeunes passent… »"),
        ("500 € de la ville, 500 € du fonds d’aide", "« 500 € de la ville… »"),
        ("un seul bus pour la ville, à 6 h 40", "« un seul bus pour… »"),
        ("Vestiaire ouvert le mercredi de 14 h à 17 h", "« Vestiaire ouvert… »"),
        ("Salle 400 €", "« Salle 400 € »"),
    ],
)
def test_a_few_words_tell_which_node_is_meant(text: str, shown: str) -> None:
    """Neither a bare title, nor a figure alone."""
    assert name(View(outline.parse(f"P\n  {text}")).reading.pieces[1], 3) == shown
