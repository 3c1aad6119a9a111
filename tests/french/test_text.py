"""French text is heard without its dress."""

import pytest

from cefi_map.french.text import fold, stems, unnumbered


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("L'ÉTÉ à Orléans", "l'ete a orleans"),
        ("mise en œuvre", "mise en oeuvre"),
        ("l’équipe «projet»", 'l\'equipe "projet"'),
        ("prescripteur·rices", "prescripteur"),
        ("un·e inconnu·e", "un inconnu"),
        ("panne => loueur", "panne → loueur"),
        ("panne -> loueur", "panne → loueur"),
        ("deux\nlignes", "deux ; lignes"),
        ("1\u202f250\u00a0€", "1 250 €"),
        ("Pkoi pa ? C’est cho", "pourquoi pas ? c'est chomage"),
        ("pack, pa2, pa_pa", "pack, pa2, pa_pa"),
        ("12 s/ 30, sa marche, les sous, se qu’on a", "12 sur 30, ca marche, l'argent, ce qu'on a"),
    ],
)
def test_case_accents_and_signs_do_not_matter(written: str, heard: str) -> None:
    assert fold(written) == heard


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("1. contexte", "contexte"),
        ("2.1 finalite", "finalite"),
        ("etape 3 : faisabilite", "faisabilite"),
        ("i - constats", "constats"),
        ("c) budget", "budget"),
        ("12 jeunes", "12 jeunes"),
        ("3 850 saisonniers", "3 850 saisonniers"),
        ("8 personnes max", "8 personnes max"),
    ],
)
def test_the_number_of_a_title_is_taken_off_a_figure_is_not(title: str, bare: str) -> None:
    assert unnumbered(title) == bare


def test_small_words_plurals_and_abbreviations_are_undone() -> None:
    assert stems(fold("Les besoins des publics")) == stems("besoin public")
    assert stems("nb de rdv ds la semaine") == stems("nombre rdv dans semaine")
    assert stems("au regard du diagnostic") == stems("a regard diagnostic")
