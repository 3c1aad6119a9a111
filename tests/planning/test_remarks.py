"""What does not hold together is said in a sentence, and nothing where all agrees."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cefi_map.mindmap import MindMap, outline
from cefi_map.mindmap.model import Arrow
from cefi_map.planning import read, remarks

PROJECT = """
Projet
  Budget [E3]
    Dépenses
      Vacations 30 000 €
      Location 4 700 €
    Financements
      Région 34 700 €
  Mise en œuvre [E5]
    Ateliers, de mars à juin 2026
      Visites en mai 2026
    Stages en juin 2026
  Évaluation [E6]
    Bilan en juillet 2026
"""


def test_a_project_that_agrees_has_no_remark():
    assert _told(PROJECT) == []


def test_charges_and_resources_that_do_not_balance():
    assert _told(PROJECT.replace("Région 34 700", "Région 30 000")) == [
        "34\u202f700\u00a0€ de dépenses, 30\u202f000\u00a0€ de ressources\u00a0: il manque 4\u202f700\u00a0€."
    ]


def test_a_total_that_is_not_that_of_its_lines():
    assert _told(PROJECT.replace("Dépenses\n", "Dépenses : 35 000 €\n")) == [
        "Le total écrit au nœud 1.1 est 35\u202f000\u00a0€, la somme des dépenses 34\u202f700\u00a0€."
    ]


def test_an_end_before_its_beginning():
    assert _told(PROJECT.replace("de mars à juin 2026", "du 9/06/2026 au 9/03/2026")) == [
        "« 9/06/2026 au 9/03/2026 » finit avant de commencer, au nœud 2.1."
    ]


def test_a_child_outside_the_dates_of_what_stands_above():
    assert _told(PROJECT.replace("Visites en mai", "Visites le 3 février")) == [
        "Le nœud 2.1.1 (3 février 2026) sort des dates du nœud 2.1 (1er mars 2026 – 30 juin 2026)."
    ]


def test_an_action_after_the_evaluation():
    assert _told(PROJECT.replace("Stages en juin", "Stages en octobre")) == [
        "L’action 2.2 commence le 1er octobre 2026, après l’évaluation (31 juillet 2026)."
    ]


def test_an_arrow_to_what_is_over_before():
    mindmap = outline.parse(PROJECT)
    bilan, ateliers = (next(node for node in mindmap if node.text.startswith(word)) for word in ("Bilan", "Ateliers"))
    nodes = [replace(node, arrows=(Arrow(ateliers.key),)) if node is bilan else node for node in mindmap]
    said = ["Une flèche va de 3.1 à 2.1, qui finit avant que 3.1 commence."]
    assert _of(MindMap(tuple(nodes))) == said
    for node, arrow, expected in (
        (ateliers, Arrow(bilan.key, ends="start"), said),
        (bilan, Arrow(ateliers.key, ends="start"), []),
        (bilan, Arrow(ateliers.key, ends="both"), []),
        (bilan, Arrow(ateliers.key, ends="none"), []),
    ):
        nodes = [replace(each, arrows=(arrow,)) if each is node else each for each in mindmap]
        assert _of(MindMap(tuple(nodes))) == expected, arrow


def test_a_calendar_that_forgets_the_evaluation():
    assert _told(PROJECT.replace("Bilan en juillet 2026", "Bilan")) == ["Le calendrier ne date pas l’évaluation."]


def _told(text: str) -> list[str]:
    return _of(outline.parse(text))


def _of(mindmap: MindMap) -> list[str]:
    heads = {node.key: int(node.stage_tags[0][1]) for node in mindmap if node.stage_tags}
    return [str(remark) for remark in remarks(read(mindmap, heads, date(2026, 1, 1)))]
