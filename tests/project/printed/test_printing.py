"""The sheets before they are printed, and the files to print."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import pytest
from lxml import etree

from cefi_map.errors import BadInput, NotFound
from cefi_map.mindmap.outline import parse
from cefi_map.project import data, home, later, paper, printed, writing
from cefi_map.project.printed.printing import _sheets

PLAIN = paper.Printing()
SMALL = """Atelier
  Contexte [E1]
    Douze jeunes
      : vus en mars
"""


def project(store: data.Store, text: str = SMALL) -> str:
    return store.create(parse(text), title="Atelier d'été").id


def test_a_small_map_is_one_sheet(store: data.Store):
    (only,) = printed.printed_sheets(store, project(store), PLAIN)
    assert only.points >= printed.READABLE
    assert b'width="1190.5pt" height="841.9pt"' in only.svg


def test_the_choices_are_obeyed(store: data.Store):
    """Paper, direction, numbers, notes, legend, title block and name: each is there, then not."""
    id = project(store)

    def drawn(**choices: object) -> str:
        return printed.printed_sheets(store, id, replace(PLAIN, **choices))[0].svg.decode()  # type: ignore[arg-type]

    whole = drawn(name="Camille B.")
    assert all(
        words in whole for words in ("Camille B.", 'id="cartouche"', 'id="legende-criteres"', 'id="notes"', ">1.1<")
    )
    assert 'width="595.3pt"' in drawn(sheet="A4", landscape=False)
    assert ">1.1<" not in drawn(numbers=False, notes=False, legend=False)
    assert 'id="notes"' not in drawn(notes=False)
    assert 'id="legende-criteres"' not in drawn(legend=False)
    assert 'id="cartouche"' not in drawn(block=False, name="Camille B.")
    assert "Camille B." not in drawn(block=False, name="Camille B.")


def test_a_large_map_has_a_sheet_a_stage(store: data.Store):
    sheets = printed.printed_sheets(store, home.create_project(store, "exemple"), replace(PLAIN, sheet="A4"))
    assert sheets[0].levels == 2
    assert [sheet.title for sheet in sheets[5:]] == ["Étape 5, Mise en œuvre", "Étape 6, Évaluation"]
    assert all(sheet.points >= printed.READABLE for sheet in sheets)


def test_files_to_print(store: data.Store):
    id = project(store)
    pdf, svg, png = (printed.print_file(store, id, to, PLAIN, width=800) for to in ("pdf", "svg", "png"))
    assert pdf.data.startswith(b"%PDF")
    assert etree.fromstring(svg.data).get("width") == "1190.5pt"
    assert png.data[:4] == b"\x89PNG"
    assert int.from_bytes(png.data[16:20], "big") == 800
    assert [file.name for file in (pdf, svg, png)] == [f"atelier-d-ete-A3.{to}" for to in ("pdf", "svg", "png")]


def test_what_a_jury_prints_carries_nothing_that_its_author_tied(store: data.Store):
    tied = parse("Atelier\n  Faisabilité [E3]\n    Lycée, car il prête sa cour [C5]\n")
    id = store.create(tied, title="Atelier").id
    drawn = printed.jury_file(store, id, "svg").data.decode()
    assert "exigence" not in drawn
    assert "Lycée" in drawn
    assert printed.jury_file(store, id, "pdf").data.startswith(b"%PDF")


def test_another_format_is_refused(store: data.Store):
    for to in ("mm", "exe"):
        with pytest.raises(BadInput, match="ne s’imprime pas"):
            printed.print_file(store, project(store), to, PLAIN)
        with pytest.raises(BadInput, match="ne s’imprime pas"):
            printed.jury_file(store, project(store), to)


def test_a_page_waits_for_the_sheets_of_a_small_map_and_asks_again_for_those_of_a_large_one(
    store: data.Store, monkeypatch: pytest.MonkeyPatch
):
    id = project(store)
    assert printed.sheets_soon(store, id, PLAIN) == printed.printed_sheets(store, id, PLAIN)
    large = project(store, SMALL.replace("Douze", "Treize"))
    monkeypatch.setattr("cefi_map.project.printed.printing.AT_ONCE", 2)
    done = Event()  # both threads are at the work of others until then
    try:
        assert [later.soon(rank, lambda: done.wait(60)) for rank in range(2)] == [None, None]
        assert printed.sheets_soon(store, large, PLAIN) is None
        assert printed.sheets_soon(store, project(store, "Petite"), PLAIN), "nobody stands before it"
    finally:
        done.set()
    monkeypatch.setattr("cefi_map.project.later.PATIENCE", 60)
    while printed.sheets_soon(store, large, PLAIN) is None:
        pass
    assert printed.sheets_soon(store, large, PLAIN) == printed.printed_sheets(store, large, PLAIN)


def test_the_sheets_of_a_project_that_is_not_there_are_not_found(store: data.Store):
    for sheets in (printed.printed_sheets, printed.sheets_soon):
        with pytest.raises(NotFound):
            sheets(store, "f" * 16, PLAIN)


@pytest.mark.whole
def test_a_large_map_has_its_levels_then_its_branches(store: data.Store):
    id = project(store, "Carte\n" + "".join(f"  Branche {n}\n" + f"    nœud {n}\n" * 39 for n in range(10)))
    sheets = printed.printed_sheets(store, id, PLAIN)
    assert sheets[0].levels == 1
    assert min(each.points for each in sheets) >= printed.READABLE
    assert printed.print_file(store, id, "pdf", PLAIN).data.startswith(b"%PDF")


def test_a_new_revision_and_other_readings_are_drawn_anew(store: data.Store):
    id = project(store)
    first = printed.printed_sheets(store, id, PLAIN)
    writing.save_outline(store, id, SMALL.replace("Douze", "Treize"), 1)
    assert "Treize" in printed.printed_sheets(store, id, PLAIN)[0].svg.decode()
    assert first != printed.printed_sheets(store, id, PLAIN)


def test_what_is_erased_leaves_the_memory(store: data.Store):
    id = project(store)
    printed.printed_sheets(store, id, PLAIN)
    store.discard(id)
    home.erase_project(store, id)
    assert _sheets.cache_info().currsize == 0  # type: ignore[attr-defined]


def test_a_project_hangs_on_a_wall_and_is_taken_away(store: data.Store):
    """Drawn once for a revision and its choices; a new revision is drawn anew."""
    id, hanging = project(store), paper.Hanging(sheet="A2", author="C. D.")
    hung = printed.hung(store, id, hanging)
    assert printed.hung(store, id, hanging) is hung
    assert "Atelier d'été" in hung.svg.decode()
    file = printed.poster_to_take(store, id, "pdf", hanging)
    assert file.name == "atelier-d-ete-affiche-A2.pdf"
    assert file.data.startswith(b"%PDF")
    store.save(id, parse(SMALL + "  Faisabilité\n"), 1)
    assert "Faisabilité" in printed.hung(store, id, hanging).svg.decode()
    with pytest.raises(NotFound):
        printed.hung(store, "inconnu", hanging)
    with pytest.raises(NotFound):
        printed.poster_to_take(store, "inconnu", "pdf", hanging)
