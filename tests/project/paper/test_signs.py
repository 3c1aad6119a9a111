"""What the legend of a picture says; which files show the stages."""

from dataclasses import replace

import pytest

from cefi_map.formats.svg.paint import HUES
from cefi_map.mindmap import outline
from cefi_map.mindmap.outline import parse
from cefi_map.project import files, paper
from cefi_map.project.paper.signs import ranges
from tests.cases import MAP, key


@pytest.mark.parametrize(
    ("title", "numbers", "expected"),
    [
        ("three siblings in a row are a range", ["3.1.1", "3.1.2", "3.1.3"], ["3.1.1 à 3.1.3"]),
        ("two are listed", ["3.1.1", "3.1.2"], ["3.1.1", "3.1.2"]),
        ("cousins are not siblings", ["1.1", "1.2", "2.3"], ["1.1", "1.2", "2.3"]),
        ("10 comes after 9", ["2.10", "2.9", "2.8"], ["2.8 à 2.10"]),
        ("a number said twice counts once", ["1", "1"], ["1"]),
        ("a parent and its child", ["1", "1.1", "1.2", "1.3"], ["1", "1.1 à 1.3"]),
        ("nothing", [], []),
    ],
)
def test_ranges(title, numbers, expected):
    assert ranges(numbers) == expected


def test_a_sheet_shows_the_stages_and_only_where_asked_the_proofs():
    mindmap = parse(MAP)
    report = files.check_map(mindmap)
    plain = paper.overlay(mindmap, report)
    assert plain.stages == {key(mindmap, "Contexte"): (1,), key(mindmap, "Faisabilité"): (3,)}
    assert len(plain.stage_names) == 6
    assert not plain.tags
    assert not plain.rows
    assert not plain.stage_states, "what is thought of them"
    proved = paper.overlay(mindmap, report, proofs=True)
    cited = {each.key: verdict.id for verdict in report.requirements for each in verdict.evidence}
    assert set(proved.tags) == set(proved.proofs) == set(cited)
    assert proved.stage_states == tuple(each.word.lower() for each in report.stages)
    assert all(id in proved.tags[key] for key, id in cited.items())
    assert [(row.id, row.sign) for row in proved.rows] == [(each.id, each.verdict) for each in report.requirements]
    shown = {row.id: row.nodes for row in proved.rows}
    assert shown["C5"].startswith("2.1"), "the partner, by its number"
    assert shown["C11"] == "aucun nœud"


def test_a_node_wears_a_criterion_once_however_many_passages_show_it():
    mindmap = parse(MAP)
    report = files.check_map(mindmap)
    once = paper.overlay(mindmap, report, proofs=True)
    thrice = tuple(replace(each, evidence=each.evidence * 3) for each in report.requirements)
    assert paper.overlay(mindmap, replace(report, requirements=thrice), proofs=True).tags == once.tags


def test_a_stage_that_is_only_recognised_has_its_colour_where_it_heads_a_branch():
    """One that is only begun has none: its title alone says little."""
    more = "    Le garage Morel prête un pont le samedi\n    Le lycée prête sa salle le mardi\n"
    begun = MAP.replace("61 jeunes sans moyen de déplacement, d'après douze entretiens de mars", "61 jeunes du pays")
    mindmap = parse(begun.replace(" [E1]", "").replace(" [E3]", "").replace("    Garages\n", f"    Garages\n{more}"))
    report = files.check_map(mindmap)
    assert [stage.id for stage in report.stages if stage.present] == ["E3"]
    assert paper.overlay(mindmap, report).stages == {key(mindmap, "Faisabilité"): (3,)}


def test_inside_another_branch_a_stage_is_headed_only_where_nothing_outside_does():
    mindmap = parse("Projet\n  Contexte\n    jeunes\n  Actions\n    décembre\n      marché\n")
    first, fifth, inside = (key(mindmap, name) for name in ("Contexte", "Actions", "décembre"))
    branches = {"E1": (first, inside), "E3": (inside,), "E5": (fifth, inside)}
    report = files.check_map(mindmap)
    told = (replace(each, state="presente", branches=branches.get(each.id, ())) for each in report.stages)
    assert paper.stages_of(mindmap, replace(report, stages=tuple(told))) == {first: (1,), fifth: (5,), inside: (3,)}


@pytest.mark.parametrize("format", ["dot", "svg"])
def test_stages_have_their_colours(format):
    mindmap = outline.parse("Projet\n  Public [E1]\n    Jeunes\n")
    assert HUES[1].lower() in files.convert(mindmap, format).data.decode().lower()
