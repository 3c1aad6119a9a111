"""The weights are those of the code, and by what they are no addition takes a proof away."""

from __future__ import annotations

import dataclasses
import random
import subprocess
import sys

import pytest

from cefi_map.judging import check
from cefi_map.judging.counting import Count
from cefi_map.judging.deciding import amounts
from cefi_map.judging.features import features, place
from cefi_map.judging.model import REQUIREMENTS
from cefi_map.judging.reading import Memory, Reading
from cefi_map.judging.requirement import DEFAULT
from cefi_map.judging.requirements import REQUIREMENTS as DECLARED
from cefi_map.judging.stages import STAGES
from cefi_map.judging.stages import weights as stage_weights
from cefi_map.judging.sums import KINDS, weights
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
    assert known.around.shape == (len(KINDS) * len(REQUIREMENTS), len(REQUIREMENTS))


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
    assert (weights().around[4 * len(REQUIREMENTS) :] >= 0).all()
    for rows in weights().verdicts.values():
        assert all(weight >= 0 for row in rows for weight in row[1:])
    assert all(weight >= 0 for name, weight in stage_weights().items() if name not in STAGES)


def test_a_note_beside_a_title_takes_nothing_from_what_hangs_below() -> None:
    drawn = "Insertion de jeunes\n  Ce qui coince\n    Peur d'être seul face à une chute\n"
    mindmap = outline.parse(drawn)
    nodes = [
        dataclasses.replace(node, note=from_plain(ADDED["a comment"])) if node.text == "Ce qui coince" else node
        for node in mindmap
    ]
    one, two = (View(each).reading.pieces[2].chances for each in (mindmap, MindMap(tuple(nodes))))
    assert all(after >= before for before, after in zip(one, two, strict=True))


def test_the_same_words_elsewhere_take_nothing_from_those_in_their_place() -> None:
    once = "Insertion de jeunes\n  Budget\n    Salle du quartier\n  Suite\n"
    place = REQUIREMENTS.index("C7a")
    one, two = (View(outline.parse(text)).reading.pieces[2] for text in (once, f"{once}    Salle du quartier\n"))
    assert one.said.title == two.said.title == "salle du quartier"
    assert two.chances[place] >= one.chances[place]


ADDED = {
    "a reason": "parce que les essais de l'an dernier ont échoué",
    "a comment": "à relire avec ma tutrice",
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
