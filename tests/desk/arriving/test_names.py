"""Whose a file is, in names as candidates give them."""

from __future__ import annotations

import pytest

from cefi_map.desk.arriving.names import common_words, compatible, key, rank, tidy


@pytest.mark.parametrize(
    ("stem", "person", "version"),
    [
        ("HOAREAU Jean-Yves v1", "HOAREAU Jean-Yves", (1, 0, 1)),
        ("carte_cefi_bloc3_NGUYEN_Thi-Mai", "NGUYEN Thi-Mai", (0, 0, 1)),
        ("Carte de Léa Martin", "Léa Martin", (0, 0, 1)),
        ("dossier d’Élodie N’Guyen (2)", "Élodie N’Guyen", (0, 0, 3)),
        ("2026-11-27_MOREAU_Luc_version 3", "MOREAU Luc", (3, 0, 1)),
        ("DUPOND VF", "DUPOND", (99, 2, 1)),
        ("DUPOND final (2)", "DUPOND", (99, 2, 3)),
        ("Dupond corrigée", "Dupond", (50, 1, 1)),
        ("KONE Fatou - copie", "KONE Fatou", (0, 0, 2)),
        ("carte-mentale-kone-fatou", "kone fatou", (0, 0, 1)),
        ("DE LA TOUR Anne", "DE LA TOUR Anne", (0, 0, 1)),
        ("candidat 12", "candidat 12", (0, 0, 1)),
        ("ma carte v2", "ma carte v2", (2, 0, 1)),
        ("Martin L.", "Martin L", (0, 0, 1)),
        ("projet d insertion de Léa", "Léa", (0, 0, 1)),
        ("Projet d insertion d Anne", "Anne", (0, 0, 1)),
        ("carte D Martin", "D Martin", (0, 0, 1)),
        ("(2)", "(2)", (0, 0, 3)),
        ("dupont-jean (1)", "dupont-jean", (0, 0, 2)),
        ("", "", (0, 0, 1)),
    ],
)
def test_a_person_and_a_version_are_drawn_from_a_name(stem: str, person: str, version: tuple[int, int, int]):
    assert tidy(stem) == person
    assert rank(stem) == version


def test_one_person_is_one_key_and_two_are_two():
    one = {key(name) for name in ("LEFÈVRE Chloé", "chloe_lefevre v2", "Carte mentale - Lefevre-Chloé (VF)")}
    assert one == {frozenset({"lefevre", "chloe"})}
    assert len({key(name) for name in ("Martin L.", "Martin D.", "candidat 12", "candidat 13")}) == 4
    assert all(key(name) == frozenset() for name in ("carte", "Ma carte v2", "dossier (3)", ""))
    assert compatible(key("Léa"), key("Léa Martin"))
    assert compatible(key("carte"), key("Léa"))
    assert not compatible(key("Léa Martin"), key("Léa Petit"))


def test_a_letter_that_a_list_in_capitals_writes_otherwise_tells_nobody_apart():
    assert key("Emre Yıldız") == key("YILDIZ Emre")
    assert key("Søren Łukasz Đorđe") == key("SOREN LUKASZ DORDE")


def test_an_apostrophe_inside_a_name_tells_nobody_apart():
    assert len({key(name) for name in ("N'Diaye Fatou", "NDIAYE Fatou", "Fatou N’DIAYE", "dossier Fatou NDiaye")}) == 1
    assert key("Le Goff Yann") == key("Yann Le Goff")
    assert key("carte d'Anne") == key("Anne")


def test_what_a_whole_group_says_names_nobody():
    names = ["PASSROUTE carte DUPONT", "PASSROUTE dossier DUPONT", "PASSROUTE BENALI Samira", "PASSROUTE_KONE", "PETIT"]
    assert common_words([*names, "PASSROUTE MOREL"]) == {"passroute"}
    some = ["ANDRE Paul", "BLANC Rose", "SIMON Lou", "WEBER Kim", "PETIT Jean", "ROUX Inès", "Jean MARTIN", "Jean BON"]
    few = [f"PASSROUTE {name}" for name in ("KONE Fatou", "MOREL-Luc", "NGUYEN Thi-Mai", "DUPONT Anne")]
    assert common_words([*some, *few, "Jean PAUL", "Jean COLIN"]) == {"passroute"}, "a first name is nobody's session"
    assert common_words(names[:3]) == frozenset(), "too few to say"
    assert common_words(["MARTIN v1", "MARTIN v2", "MARTIN dossier", "carte MARTIN"]) == frozenset()
