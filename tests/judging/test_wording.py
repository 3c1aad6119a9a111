"""How a sentence names a node."""

from __future__ import annotations

import pytest

from cefi_map.judging.reading import Reading
from cefi_map.judging.view import View
from cefi_map.judging.wording import name, quotes
from cefi_map.mindmap import MindMap, Node, outline
from cefi_map.mindmap.rich import from_plain


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


LONG = "Prévu, avec l’accord de la mairie et de la région, depuis le conseil municipal de l’été dernier, "


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Presse : L’Orne Combattante, un portrait par mois", "« Presse : L’Orne Combattante, un portrait par mois »"),
        ("Les personnes // Des femmes, de 40 à 60 ans", "« Les personnes : Des femmes, de 40 à 60 ans »"),
        ("Avec M. Petit, env. 12 séances", "« Avec M. Petit, env. 12 séances »"),
        ("Affichage “Et vous ?”,", "« Affichage Et vous ? »"),
        (
            f"{LONG}12 places sur 20",
            "« Prévu, avec l’accord … depuis le conseil municipal de l’été dernier, 12 places sur 20 »",
        ),
        (
            f"{LONG}car aucun bus ne passe",
            "« Prévu, avec l’accord … depuis le conseil municipal de l’été dernier, car aucun bus ne passe »",
        ),
        (
            f"{LONG}comme partout ailleurs",
            "« Prévu, avec l’accord de la mairie et de la région, depuis le conseil municipal… »",
        ),
    ],
)
def test_a_quote_holds_what_decides(text: str, shown: str) -> None:
    """Whole, or by its figures or its reason; nothing ends a quote but its size."""
    title, _, note = text.partition(" // ")
    node = Node("n1", "n0", title, note=from_plain(note))
    reading = Reading(MindMap((Node("n0", None, "P"), node)))
    assert quotes([reading.pieces[1]]) == shown
