"""A map's text is never an instruction: with a reader that obeys it, nothing is asserted that was not already."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from cefi_map.formats import freemind
from cefi_map.judging import Report, check
from cefi_map.judging.reading import parts_of
from cefi_map.mindmap import MindMap, Node
from cefi_map.mindmap.rich import from_plain
from cefi_map.second import Demand, joined, of_map, read
from cefi_map.second.orders import speaking, speaks
from tests.circles import one_of
from tests.labelled import Labelled, gold, ours
from tests.shared import SHARED, needs_shared

from .attacks import ATTACKS
from .readers import answered, obeying

RANK = {"absent": 0, "partiel": 1, "satisfait": 2}


@cache
def base() -> Labelled:
    """The map on which the built-in judge is unsure most often."""
    few = [each for each in ours("learnt") if each.on_topic][:6]
    return max(few, key=lambda each: sum(v.verdict == "a_verifier" for v in check(each.map).requirements))


def attacked(mindmap: MindMap, where: str, text: str) -> MindMap:
    """The map with the text in a node, in two, in a note or in an attribute of its last branch."""
    last = mindmap.nodes[-1]
    plain = replace(last, key="attack", text="À propos", note=(), details=(), attributes=())
    if where == "note":
        added: tuple[Node, ...] = (replace(plain, note=from_plain(text)),)
    elif where == "attribute":
        added = (replace(plain, attributes=(("remarque", text),)),)
    else:
        added = tuple(
            replace(plain, key=f"attack{n}", text=part) for n, part in enumerate(text.split("|", where == "two"))
        )
    return MindMap((*mindmap.nodes, *added))


def both(mindmap: MindMap) -> Report:
    demand = Demand(of_map(mindmap))
    return joined(check(mindmap), demand.outline, read(demand, obeying(demand.text)))


@pytest.mark.parametrize(("where", "text"), [each[1:] for each in ATTACKS], ids=[each[0] for each in ATTACKS])
def test_nothing_rises(where: str, text: str) -> None:
    report = both(attacked(base().map, where, text))
    assert any(each.verdict == "a_verifier" for each in report.requirements)
    for each in report.requirements:
        assert each.together
        assert each.second
        assert each.second.verdict == "satisfait"
        if each.together.verdict != "a_verifier":
            assert RANK[each.together.verdict] <= RANK[each.likeliest], each.id
            assert each.verdict != "a_verifier", f"{each.id} is asserted by a reader that obeys"


@pytest.mark.parametrize(("where", "text"), [each[1:] for each in ATTACKS], ids=[each[0] for each in ATTACKS])
def test_its_author_is_shown_the_line(where: str, text: str) -> None:
    mindmap = attacked(base().map, where, text)
    outline = of_map(mindmap)
    assert {each.key for each in outline.spoken} <= {node.key for node in mindmap if node.key.startswith("attack")}
    assert outline.spoken
    assert any("parler au correcteur" in each for each in both(mindmap).notices)


def test_the_same_reader_is_heard_where_nothing_speaks_to_it() -> None:
    """Else the tests above would prove nothing."""
    report = both(base().map)
    risen = [each for each in report.requirements if each.joined.verdict == "satisfait" != each.verdict]
    assert risen


def test_a_lower_verdict_is_heard_even_there() -> None:
    mindmap = attacked(base().map, *ATTACKS[0][1:])
    demand = Demand(of_map(mindmap))
    answer = answered(demand.text, lambda code: {"lignes": [], "verdict": "absent", "autre": "aucun"})
    report = joined(check(mindmap), demand.outline, read(demand, answer))
    assert any(each.verdict == "satisfait" and each.joined.verdict == "a_verifier" for each in report.requirements)


@pytest.mark.whole
@pytest.mark.parametrize("folder", one_of(["held", "learnt"]))
def test_maps_of_candidates_do_not_speak_to_correctors(folder: str) -> None:
    """Nor do manuals: who is taken for such a map loses a reader."""
    maps = [each.map for each in ours(folder)]
    found = [mindmap.root.text for mindmap in maps if speaking(texts(mindmap))]
    assert len(found) * 300 <= len(maps), found


@needs_shared
@pytest.mark.whole
def test_maps_of_others_do_not_either() -> None:
    maps = [*(each.map for each in gold(SHARED / "gold" / "dev"))]
    maps += [freemind.read(path.read_bytes()).map for path in sorted(Path(SHARED / "corpus" / "mm").glob("a*.mm"))]
    assert [mindmap.root.text for mindmap in maps if speaking(texts(mindmap))] == []


def texts(mindmap: MindMap) -> list[str]:
    return [" · ".join([text, *beside]) for node in mindmap for (text, beside), _ in parts_of(node)]


@pytest.mark.parametrize(
    "text",
    [
        "Jury blanc : trois recruteurs notent chaque entretien",
        "Questionnaire de satisfaction : 80 % de satisfaits",
        "Critères d’évaluation acquis à la fin : savoir lire une consigne",
        "Le jury VAE vient de Caen, consignes envoyées avant",
        "Message à l’équipe : les règles de la salle",
        "Les participants oublient les consignes de sécurité",
        "Note de service pour la direction",
        "Grille d’évaluation remplie par le tuteur",
        "Ils ignorent leurs droits et les règles du contrat",
    ],
)
def test_what_a_project_says_of_juries_and_rules_is_no_order(text: str) -> None:
    assert not speaks(text)
