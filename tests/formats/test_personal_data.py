"""Personal data are found where they are, and what looks like them is left alone."""

from __future__ import annotations

import pytest

from cefi_map.formats.personal_data import EMAIL, FIRST_NAME, NAME, PHONE, SOCIAL_SECURITY, find, reminder
from cefi_map.mindmap import MindMap, Node, from_plain, outline

FOUND = {
    "jeanne.martin@orange.fr": EMAIL,
    "Écrire à j.martin+cefi@mail.asso.fr, vite": EMAIL,
    "06 12 34 56 78": PHONE,
    "Tél. : 0612345678.": PHONE,
    "+33 6 12 34 56 78": PHONE,
    "+33 (0)1.23.45.67.89": PHONE,
    "01-23-45-67-89 (bureau)": PHONE,
    "2 69 05 49 588 157 80": SOCIAL_SECURITY,
    "185052A00608435": SOCIAL_SECURITY,
    "Mme Durand": NAME,
    "entretien avec M. DUPONT-MOREL": NAME,
    "Madame de La Tour": NAME,
    "Monsieur Ben Saïd": NAME,
    "M. et Mme Petit": NAME,
    "M.\u00a0O’Connor": NAME,
    "Kévin a repris le train seul": FIRST_NAME,
    "j’ai écouté Sonia": FIRST_NAME,
    "Avec Nadia, j’ai attendu": FIRST_NAME,
    "un après-midi avec Fatoumata, puis rien": FIRST_NAME,
}
LEFT_ALONE = [
    "contact@mairie-relais.fr",
    "prenom.nom@exemple.fr",
    "@asso_relais",
    "a@b",
    "0 800 123 456",
    "08 00 12 34 56",
    "39 49",
    "SIRET 801 234 567 00012",
    "SIRET 80123456700012",
    "12 01 23 45 67 89 10",
    "Budget 2025 : 01 25 000 €",
    "2 69 05 49 588 157 81",
    "Mme la Directrice",
    "Monsieur le Maire",
    "MME LA PRÉFÈTE",
    "M. X",
    "Mme D.",
    "Madame XX",
    "Monsieur Tout-le-monde",
    "5 M. Habitants",
    "Mme",
    "Monsieur",
    "R.M. Conseil",
    "rue Jules Ferry",
    "le lycée Sophie Germain",
    "Saint Laurent, Saint-Denis, Sainte-Marie",
    "Donald Schön et Philippe Perrenoud",
    "Maela Paul",
    "K., 19 ans",
    "en avril, place de la Victoire",
    "le 01/02/03 04 05",
    "https://exemple.org/0612345678",
]


@pytest.mark.parametrize(("text", "kind"), FOUND.items())
def test_data_are_found(text: str, kind: str) -> None:
    assert [one.kind for one in find(MindMap((Node("a", None, text),)))] == [kind]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_looks_like_data_is_left_alone(text: str) -> None:
    assert find(MindMap((Node("a", None, text),))) == ()


def test_every_part_of_a_node_is_searched_and_each_datum_said_once() -> None:
    node = Node(
        "a",
        None,
        "Mme Durand",
        note=from_plain("Mme Durand, 06 12 34 56 78"),
        details=from_plain("M. Petit"),
        attributes=(("tel", "07 12 34 56 78"),),
        link="mailto:j.martin@orange.fr",
    )
    found = find(MindMap((node,)))
    assert [(one.key, one.text) for one in found] == [
        ("a", "Mme Durand"),
        ("a", "M. Petit"),
        ("a", "06 12 34 56 78"),
        ("a", "07 12 34 56 78"),
        ("a", "j.martin@orange.fr"),
    ]


def test_the_reminder_counts_and_says_what_to_do() -> None:
    """A person named twice is one person."""
    mindmap = outline.parse("P\n  Mme Durand\n  M. Petit\n  06 12 34 56 78\n  avec Mme Durand\n")
    assert reminder(find(mindmap)).replace("\u00a0", " ") == (
        "Ce rendu semble contenir des données personnelles : 1 numéro de téléphone, 2 noms de personnes. "
        "Mettez un pseudonyme à la place avant de le rendre."
    )
    assert reminder(()) == ""


@pytest.mark.whole
@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", ["a", "a@", "0", "06 ", "M. ", "Mme A", "1 85 ", ".", "a.", "M. A "])
def test_long_texts_are_searched_in_linear_time(piece: str) -> None:
    """Within a minute: a search whose time is the square of the length takes ten."""
    find(MindMap((Node("a", None, piece * (400_000 // len(piece))),)))
