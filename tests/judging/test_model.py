"""The weights are those of the code, and by what they are no addition takes a proof away."""

from __future__ import annotations

import dataclasses
import json
import random
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cefi_map.judging import check, engine, sums
from cefi_map.judging.counting import Count
from cefi_map.judging.deciding import amounts
from cefi_map.judging.features import TOLD, features, place
from cefi_map.judging.model import LEAST, REQUIREMENTS
from cefi_map.judging.reading import Memory, Reading
from cefi_map.judging.requirement import DEFAULT
from cefi_map.judging.requirements import REQUIREMENTS as DECLARED
from cefi_map.judging.stages import STAGES
from cefi_map.judging.stages import weights as stage_weights
from cefi_map.judging.sums import ASKED, OWN, Tree, weights
from cefi_map.judging.view import View
from cefi_map.mindmap import MindMap, Node, from_plain, outline
from tests.labelled import VALUES, ours


def test_the_weights_are_of_the_signs_that_the_code_knows() -> None:
    """Nearly every sign that has a weight is met again in the maps it was learnt from."""
    met: set[str] = set()
    for each in ours("learnt"):
        reading = Reading(each.map)
        for piece in reading.pieces:
            met.update(features(piece.said), place(reading, piece).signs)
    known = weights()
    signs = known.texts.places.keys() - {""}
    assert len(signs - met) <= 0.02 * len(signs), sorted(signs - met)[:20]


def test_every_part_that_is_declared_has_weights() -> None:
    for each in DECLARED:
        asked = {code for way in each.satisfied(DEFAULT) for code in way} - {"K"}
        assert asked <= {*weights().parts[each.id][0]}
        assert {part.code for part in each.parts} >= asked


def test_each_verdict_weighs_what_is_counted() -> None:
    for each in DECLARED:
        numbers = amounts(Count([], each), DEFAULT)
        assert {len(row) for row in weights().verdicts[each.id]} == {len(numbers) + 1}


def test_numpy_is_there_only_where_something_is_judged() -> None:
    loaded = "import sys, cefi_map.judging, cefi_map.web, cefi_map.cli; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, timeout=300)
    assert (done.returncode, done.stdout) == (0, "False\n"), done.stderr


def test_nothing_found_weighs_against_a_verdict() -> None:
    for rows in weights().verdicts.values():
        assert all(weight >= 0 for row in rows for weight in row[1:])
    assert all(weight >= 0 for name, weight in stage_weights().items() if name not in STAGES)


WRITTEN: dict[str, dict[str, Tree]] = json.loads((Path(sums.__file__).parent / "data/model.json").read_text("utf-8"))[
    "around"
]


def leaves(tree: Tree) -> Iterator[float]:
    yield from (tree,) if isinstance(tree, float) else chain.from_iterable(map(leaves, tree[2:]))


def asked(tree: Tree) -> Iterator[Sequence[Any]]:
    if not isinstance(tree, float):
        yield tree
        yield from chain.from_iterable(map(asked, tree[2:]))


def answer(tree: Tree, numbers: Mapping[str, float]) -> float:
    while not isinstance(tree, float):
        tree = tree[3] if numbers[tree[0]] > tree[1] else tree[2]
    return tree


def test_nothing_heard_around_weighs_against_a_piece() -> None:
    for trees in WRITTEN.values():
        for name, _, low, high in chain.from_iterable(map(asked, trees.values())):
            if ASKED.index(name) >= OWN:
                assert max(leaves(low)) <= min(leaves(high)), name


def test_trees_answer_as_they_are_written() -> None:
    rows = np.random.default_rng(3).normal(0, 2, (300, len(ASKED))).round(2)
    found = weights().around.added(sums.hundredths(rows))
    for row, answers in list(zip(rows, found, strict=True))[::7]:
        numbers = dict(zip(ASKED, row, strict=True))
        plain = [sum(answer(tree, numbers) for tree in WRITTEN[id].values()) for id in REQUIREMENTS]
        assert answers == pytest.approx(plain)


def test_a_note_beside_a_title_takes_nothing_from_what_hangs_below() -> None:
    drawn = "Insertion de jeunes\n  Ce qui coince\n    Peur d'être seul face à une chute\n"
    mindmap = outline.parse(drawn)
    nodes = [
        dataclasses.replace(node, note=from_plain(ADDED["a comment"])) if node.text == "Ce qui coince" else node
        for node in mindmap
    ]
    one, two = (View(each).reading.pieces[2].chances for each in (mindmap, MindMap(tuple(nodes))))
    assert all(after >= before for before, after in zip(one, two, strict=True))


def test_results_that_are_told_are_no_objectives() -> None:
    place = REQUIREMENTS.index("C3a")
    for title, objective in (("Objectifs", True), ("Résultats", False), ("Bilan", False)):
        drawn = f"Insertion de jeunes\n  {title}\n    12 personnes ont été formées en 2023\n"
        assert (View(outline.parse(drawn)).reading.pieces[2].chances[place] > LEAST) is objective
    assert not TOLD.search("12 places par session")
    assert TOLD.search("6 personnes placees en entreprise")


def test_the_same_words_elsewhere_take_nothing_from_those_in_their_place() -> None:
    once = "Insertion de jeunes\n  Budget\n    Salle du quartier\n  Suite\n"
    place = REQUIREMENTS.index("C7a")
    one, two = (View(outline.parse(text)).reading.pieces[2] for text in (once, f"{once}    Salle du quartier\n"))
    assert one.said.title == two.said.title == "salle du quartier"
    assert two.chances[place] >= one.chances[place]


ADDED = {
    "a reason": "parce que les essais de l'an dernier ont échoué",
    "a comment": "à relire encore une fois",
    "a heading": "Prise de recul et perspectives",
    "a strange branch": "Recette de la tarte aux pommes de ma grand-mère",
}


def lowered(
    mindmap: MindMap, before: dict[str, int], text: str, under: str, memory: Memory, *, note: bool
) -> list[str]:
    """Requirements whose verdict an addition lowers."""
    if note and not mindmap.node(under).note:
        nodes = [
            dataclasses.replace(node, note=from_plain(text)) if node.key == under else node for node in mindmap.nodes
        ]
    else:
        nodes = [*mindmap.nodes, Node("added", under, text)]
    report = check(MindMap(tuple(_in_order(nodes))), memory=memory)
    return [id for id, value in before.items() if VALUES[report.verdict(id).likeliest] < value]


def _in_order(nodes: list[Node]) -> list[Node]:
    from cefi_map.mindmap.codec import ordered

    return list(ordered(nodes))


def additions(count: int, seed: int) -> list[str]:
    """So many additions at random to labelled maps; what they lowered, in words."""
    chosen = random.Random(seed)
    maps = [each for folder in ("learnt", "held") for each in ours(folder) if each.on_topic]
    found = []
    while count > 0:
        each = chosen.choice(maps)
        report = check(each.map, memory=(memory := Memory()))
        before = {verdict.id: VALUES[verdict.likeliest] for verdict in report.requirements}
        proofs = [evidence.key for verdict in report.requirements for evidence in verdict.evidence]
        for _ in range(min(count, 8)):
            name = chosen.choice(list(ADDED))
            under = (
                each.map.root.key if name in ("a heading", "a strange branch") or not proofs else chosen.choice(proofs)
            )
            note = chosen.random() < 0.5 and under in proofs
            down = lowered(each.map, before, ADDED[name], under, memory, note=note)
            found += [f"{each.name}: {name} under {under} lowers {id}" for id in down]
            count -= 1
    return found


@pytest.mark.whole
def test_no_addition_lowers_a_verdict() -> None:
    """A share of partners (C5) may be lowered by one more name: these texts name none."""
    assert additions(160, 1) == []


@pytest.mark.long
def test_no_addition_of_ten_thousand_lowers_a_verdict() -> None:
    assert additions(10_000, 2) == []


def test_what_is_remembered_of_a_map_changes_no_chance_after_an_edit() -> None:
    """A title written anew, a node moved, one gone: as if the map were read for the first time, to the last digit."""
    dice = random.Random(11)
    for each in dice.sample([*ours("learnt")], 6):
        mindmap, memory = each.map, Memory()
        for _ in range(8):
            mindmap = edited(mindmap, dice)
            kept, fresh = View(mindmap, memory).reading.pieces, View(mindmap).reading.pieces
            assert [list(piece.chances) for piece in kept] == [list(piece.chances) for piece in fresh]


def test_what_is_remembered_of_a_map_changes_no_report_after_an_edit() -> None:
    dice = random.Random(12)
    for each in dice.sample([*ours("learnt")], 4):
        mindmap, memory = each.map, Memory()
        for _ in range(8):
            mindmap = edited(mindmap, dice)
            assert check(mindmap, memory=memory) == check(mindmap)


def test_a_verdict_of_which_nothing_changed_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    judge = engine.judge
    monkeypatch.setattr(engine, "judge", lambda rule, *rest: made.append(rule.id) or judge(rule, *rest))
    drawn = "Insertion de jeunes\n  Budget\n    Salle 200 €\n    Goûters 90 €\n  Suivi\n    {}\n"
    memory = Memory()
    for text in ("Un point chaque mois avec l'équipe", "Un tableau de bord relu chaque lundi"):
        made.clear()
        check(outline.parse(drawn.format(text)), memory=memory)
    assert "C9" in made
    assert "C7a" not in made


def edited(mindmap: MindMap, dice: random.Random) -> MindMap:
    nodes = list(mindmap.nodes)
    leaves = [node for node in nodes if node.parent is not None and not mindmap.children(node.key)]
    one, other = dice.sample(leaves, 2)
    changed = dataclasses.replace(one, text=other.text)
    moved = dataclasses.replace(other, parent=one.parent)
    deed = dice.randrange(3)
    if deed == 0:
        return MindMap(tuple(changed if node is one else node for node in nodes))
    rest = [node for node in nodes if node is not other]
    return MindMap(tuple([*rest, moved] if deed == 1 else rest))
