"""What hangs on a wall: the choices, the sentences on what is not shown, the files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cefi_map.errors import BadInput
from cefi_map.mindmap.outline import parse
from cefi_map.project import files, paper
from cefi_map.project.paper import Hanging
from tests.cases import MAP

MINDMAP = parse(MAP)
REPORT = files.check_map(MINDMAP)
PLAIN = Hanging()
LARGE = parse("Atelier\n" + "".join(f"  Branche {n}\n" + "    une phrase ordinaire\n" * 40 for n in range(8)))


def test_the_title_is_the_projects_unless_another_is_chosen():
    assert "Mon projet" in paper.poster(MINDMAP, REPORT, PLAIN, "Mon  projet").svg.decode()
    chosen = paper.poster(MINDMAP, REPORT, replace(PLAIN, title="Un autre", author="C. D."), "Mon projet")
    assert "Un autre" in chosen.svg.decode()
    assert "C. D." in chosen.svg.decode()
    assert "Mon projet" not in chosen.svg.decode()


def test_what_it_does_not_show_is_said():
    report = files.check_map(LARGE)
    hung = paper.poster(LARGE, report, PLAIN, "Atelier")
    (said,) = paper.left_out(hung)
    assert said.startswith(f"L’affiche montre {len(hung.map)} idées sur 329, pour se lire de loin")
    (said,) = paper.left_out(paper.poster(LARGE, report, replace(PLAIN, whole=True), "Atelier"))
    assert said == "Il y a trop à montrer pour de grandes lettres : l’affiche se lit de près."
    assert paper.left_out(paper.poster(MINDMAP, REPORT, PLAIN, "Atelier")) == ()


def test_the_stages_of_the_file_or_of_the_author_give_the_colours():
    """Those that the author gave are told apart from those recognised."""
    assert set(paper.own_stages(MINDMAP)) <= set(paper.stages_of(MINDMAP, REPORT))
    given = parse("Atelier\n  Partenaires [E3]\n  Contexte\n")
    assert list(paper.own_stages(given).values()) == [(3,)]


def test_persons_are_counted_without_their_notes():
    named = parse("Atelier\n  Mme Dupont du CCAS\n    : 06 12 34 56 78\n")
    hung = paper.poster(named, files.check_map(named), PLAIN, "Atelier")
    assert paper.reminder(hung).startswith("Cette affiche semble nommer des personnes : 1 nom de personne.")
    plain = parse("Atelier\n  Contexte\n")
    assert paper.reminder(paper.poster(plain, files.check_map(plain), PLAIN, "Atelier")) == ""


def test_the_same_ideas_are_read_from_farther_on_a_larger_paper():
    assert paper.on_a1("A3", 9) == pytest.approx(18)
    assert paper.read_from("A1", 18) == pytest.approx((18, 1.5))
    points, metres = paper.read_from("A0", 18)
    assert points == pytest.approx(25.4, abs=0.1)
    assert metres == pytest.approx(2.1, abs=0.05)


@pytest.mark.parametrize(("sheet", "landscape", "size"), [("A3", True, (4961, 3508)), ("A0", False, (4961, 7016))])
def test_a_png_is_as_large_as_its_paper_asks(sheet: str, landscape: bool, size: tuple[int, int]):
    hanging = Hanging(sheet, landscape=landscape)
    data, _ = paper.poster_file(paper.poster(MINDMAP, REPORT, hanging, "Atelier"), "png", hanging)
    assert [int.from_bytes(data[at : at + 4]) for at in (16, 20)] == pytest.approx(size, abs=2)


def test_another_paper_and_another_format_are_refused():
    with pytest.raises(BadInput, match="A3, A2, A1, A0"):
        paper.poster(MINDMAP, REPORT, Hanging("A4"), "Atelier")
    hung = paper.poster(MINDMAP, REPORT, PLAIN, "Atelier")
    with pytest.raises(BadInput, match="PDF, SVG ou PNG"):
        files.poster_download(hung, "mm", PLAIN, "Atelier")
    with pytest.raises(BadInput, match="PDF, SVG ou PNG"):
        paper.poster_file(hung, "mm", PLAIN)
    with pytest.raises(BadInput, match="PDF, SVG ou PNG"):
        files.convert_to_poster(MINDMAP, "mm", PLAIN)


def test_a_file_is_called_after_its_map_and_paper():
    file = files.convert_to_poster(MINDMAP, "svg", PLAIN, name="Carte de l’été")
    assert (file.name, file.media_type) == ("carte-de-l-ete-affiche-A1.svg", "image/svg+xml")
