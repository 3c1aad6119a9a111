"""Maps in files, for whoever uses no store: read, judged, converted, reported, with what a format could not hold."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from cefi_map import formats
from cefi_map.errors import BadInput
from cefi_map.formats import xmind
from cefi_map.mindmap.outline import parse
from cefi_map.project import files, writing
from cefi_map.project import paper as paper_room
from cefi_map.review import Mark, Review, annotated
from tests.cases import MAP, drawing, mm, titles, unzipped, zipped

MINDMAP = parse(MAP)


def two_sheets() -> bytes:
    """An XMind workbook with a second sheet, « Budget »."""
    [first] = json.loads(unzipped(xmind.write(MINDMAP))["content.json"])
    second = {**first, "id": "deux", "title": "Budget", "rootTopic": {"id": "b", "title": "Le budget"}}
    return zipped(("content.json", json.dumps([first, second]).encode()))


def test_a_file_gives_its_map_whatever_its_format():
    for data, name in ((mm(), "carte.mm"), (drawing(), "carte.svg"), (xmind.write(MINDMAP), "carte.xmind")):
        [reading] = files.read_maps(data, name)
        assert titles(reading.map) == titles(MINDMAP)


def test_each_sheet_of_a_workbook_is_a_map_with_a_report_of_its_own():
    readings = files.read_maps(two_sheets(), "classeur.xmind")
    assert [reading.map.root.text for reading in readings] == ["Atelier mobilité", "Le budget"]
    reports = files.check_file(two_sheets(), "classeur.xmind")
    assert [report.file for report in reports] == [f"classeur.xmind, {reading.sheet}" for reading in readings]
    assert [report.title for report in reports] == ["Atelier mobilité", "Le budget"]
    assert files.check_file(mm(), "carte.mm")[0].file == "carte.mm", "one alone has the file's name"


def test_what_is_no_map_is_refused_by_every_door():
    for read in (files.read_maps, files.check_file):
        with pytest.raises(BadInput):
            read(b"<map><node", "carte.mm")
        with pytest.raises(BadInput):
            read(b"%PDF-1.4", "carte.pdf")


def test_a_trainer_s_words_on_a_map_are_not_judged_as_the_candidate_s():
    said = Review(marks={"C5": Mark("acquis", "Budget 4 000 €, bilan, suivi : un tableau de bord mensuel")})
    assert files.check_map(annotated(MINDMAP, said)) == files.check_map(MINDMAP)


def test_reports_are_written_together_in_each_format():
    reports = [*files.check_file(mm(), "une.mm"), *files.check_file(drawing(), "deux.svg")]
    for format in files.REPORT_TYPES:
        written = files.render_reports(reports, format).decode("utf-8-sig")
        assert "une.mm" in written
        assert "deux.svg" in written
    assert json.loads(files.render_reports(reports[:1], "json"))["nodes"] == len(MINDMAP)


def test_one_report_is_a_file_called_like_its_map():
    report = files.check_map(MINDMAP)
    made = files.report_download(MINDMAP, report, "csv", name="Atelier d'été")
    assert (made.name, made.media_type) == ("atelier-d-ete-avis.csv", "text/csv; charset=utf-8")
    assert "Atelier mobilité" in made.data.decode("utf-8-sig")
    text = files.report_download(MINDMAP, report, "text", name="a")
    assert text.name == "a-avis.txt"


def test_a_map_comes_back_from_every_format_it_is_converted_to():
    for format in writing.export_formats():
        made = files.convert(MINDMAP, format.id, name="Ma carte")
        assert made.name == f"ma-carte.{format.extension}"
        assert made.media_type == format.media_type
        if format.id in {each.id for each in writing.import_formats()}:
            assert titles(formats.read(made.data, made.name).map)[:2] == titles(MINDMAP)[:2], format.id


def test_a_format_that_is_not_written_is_refused():
    for to in ("exe", "", "json"):
        with pytest.raises(BadInput, match="n’est pas proposé"):
            files.convert(MINDMAP, to)


def test_a_drawing_on_paper_has_sheet_notes_and_legend_and_on_a_screen_none():
    screen = files.convert(MINDMAP, "svg").data.decode()
    paper = files.convert(MINDMAP, "svg", preset="paper").data.decode()
    portrait = files.convert(MINDMAP, "svg", printing=paper_room.Printing("A4", landscape=False)).data
    assert 'id="legende-criteres"' in paper
    assert 'width="1190.5pt"' in paper
    assert 'id="legende-criteres"' not in screen
    assert b'width="595.3pt"' in portrait


def test_the_colours_are_those_of_the_report_that_is_given_or_of_the_file():
    given = parse("Projet\n  Contexte [E1]\n    61 jeunes")
    none = replace(files.check_map(given), stages=files.check_map(parse("Autre")).stages)
    own, other = (files.convert(given, "svg", preset="paper", report=each).data for each in (None, none))
    assert b"commenc" in own
    assert b"commenc" not in other
    coloured = formats.read(
        b'<map version="1.0.1"><node TEXT="A"><node TEXT="B" BACKGROUND_COLOR="#12ab34"/></node></map>', "a.mm"
    ).map
    assert b"#12ab34" in files.convert(coloured, "svg", file_colours=True).data.lower()
    assert b"#12ab34" not in files.convert(coloured, "svg").data.lower()


def test_what_a_format_cannot_hold_is_told():
    detailed = parse("Atelier\n  Contexte\n    = un détail")
    assert files.convert(detailed, "mm").notices == ()
    [said] = files.convert(detailed, "opml").notices
    assert "détails (1)" in said


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Atelier d’été : 2e séance", "atelier-d-ete-2e-seance"),
        ("Œuvre", "oeuvre"),
        ("../../etc/passwd", "etc-passwd"),
        ("Bilan 2025–2026 — l’été", "bilan-2025-2026-l-ete"),
        ("漢字", "carte"),
        ("", "carte"),
        ("a" * 100, "a" * 60),
        ("a" * 59 + " b", "a" * 59),
        (
            "Un atelier mobilité pour les jeunes et les habitants de la Loire",
            "un-atelier-mobilite-pour-les-jeunes-et-les-habitants",
        ),
    ],
)
def test_a_title_becomes_a_file_name_that_any_disk_takes(title: str, name: str):
    assert files.safe_name(title) == name
    assert re.fullmatch(r"[a-z0-9-]{1,60}", name)
