"""Presentations become maps: a slide is a branch, its bullets stand below, what the speaker wrote is its note."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest

from cefi_map import formats, limits
from cefi_map.errors import BadInput, TooLarge
from cefi_map.formats.pptx import read, recognises
from cefi_map.mindmap import Block, Run, outline
from tests.cases import zipped

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{OFFICE}"'
)


def relations(**related: tuple[str, str]) -> str:
    outside = {True: ' TargetMode="External"', False: ""}
    inner = "".join(
        f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"{outside["://" in target]}/>'
        for id, (kind, target) in related.items()
    )
    return f"<Relationships>{inner}</Relationships>"


def shape(kind: str, *paragraphs: tuple[int, str]) -> str:
    """``kind`` is that of the placeholder, "" for a text box; paragraphs are (level, runs)."""
    place = f'<p:ph type="{kind}"/>' if kind else ""
    inner = "".join(f'<a:p><a:pPr lvl="{level}"/>{runs}</a:p>' for level, runs in paragraphs)
    return f"<p:sp><p:nvSpPr><p:nvPr>{place}</p:nvPr></p:nvSpPr><p:txBody>{inner}</p:txBody></p:sp>"


def run(text: str, look: str = "") -> str:
    return f"<a:r><a:rPr {look}/><a:t>{escape(text)}</a:t></a:r>"


def pptx(*slides: str, notes: str = "", title: str = "", more: int = 0) -> bytes:
    """``notes`` are those of the last slide; its relationship « web » leads outside."""
    ids = "".join(f'<p:sldId r:id="r{place}"/>' for place in range(len(slides)))
    entries = {
        "ppt/presentation.xml": f"<p:presentation {SPACES}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": relations(
            **{f"r{place}": ("slide", f"slides/s{place}.xml") for place in range(len(slides))}
        ),
        "docProps/core.xml": f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></c>',
        **{f"ppt/slides/s{place}.xml": f"<p:sld {SPACES}>{slide}</p:sld>" for place, slide in enumerate(slides)},
        f"ppt/slides/_rels/s{len(slides) - 1}.xml.rels": relations(
            n=("notesSlide", "../notesSlides/n.xml"), web=("hyperlink", "https://exemple.fr")
        ),
        "ppt/notesSlides/n.xml": f"<p:notes {SPACES}>{shape('body', (0, run(notes)))}</p:notes>",
        **{f"ppt/media/{place}.xml": "<x/>" for place in range(more)},
    }
    return zipped(*entries.items())


def test_a_title_slide_holds_the_others_and_bullets_go_by_level() -> None:
    first = shape("ctrTitle", (0, run("Atelier mobilité"))) + shape("subTitle", (0, run("Mai 2026")))
    second = shape("body", (0, run("Publics")), (1, run("Jeunes")), (0, run("Lieux"))) + shape(
        "title", (0, run("Contexte"))
    )
    data = pptx(first, shape("ctrTitle", (0, run("Partie"))), second + shape("sldNum", (0, run("2"))), notes="À dire")
    assert recognises(data)
    assert outline.render(formats.read(data, "a.pptx").map) == (
        "Atelier mobilité\n  : Mai 2026\n  Partie\n  Contexte\n    : À dire\n    Publics\n      Jeunes\n    Lieux\n"
    )


def test_slides_without_title_and_text_boxes_are_nodes() -> None:
    reading = read(pptx(shape("", (0, run("un mot"))), shape("title", (0, run("B"))), title="Cours"))
    assert outline.render(reading.map) == "Cours\n  Diapositive 1\n    un mot\n  B\n"
    assert "Cours" in reading.notices[0]


def test_styles_links_and_line_ends() -> None:
    bullets = shape(
        "body",
        (0, run("tout gras", 'b="1"')),
        (0, run("le ") + '<a:r><a:rPr><a:hlinkClick r:id="web"/></a:rPr><a:t>site</a:t></a:r>'),
        (0, run("deux") + "<a:br/>" + run("lignes")),
    )
    root, bold, linked, broken = read(pptx(shape("title", (0, run("A"))) + bullets)).map.nodes
    assert (bold.style.bold, linked.text, linked.link, broken.text) == (
        True,
        "le site",
        "https://exemple.fr",
        "deux\nlignes",
    )
    assert root.note == ()


def test_tables_pictures_and_diagrams_are_told() -> None:
    table = f"<a:tbl><a:tr><a:tc>{run('a')}</a:tc><a:tc>{run('b')}</a:tc></a:tr></a:tbl>"
    graphic = '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"/>'
    reading = read(pptx(shape("title", (0, run("A"))) + table + graphic + "<p:pic/>"))
    assert reading.map.root.note == (Block((Run("a | b"),)),)
    assert "images (1), schémas SmartArt (1)" in reading.notices[0]
    assert len(reading.notices) == 2


def test_many_entries_pass_and_far_too_many_do_not() -> None:
    slide = shape("title", (0, run("A")))
    assert read(pptx(slide, more=limits.ARCHIVE_ENTRIES)).map.root.text == "A"
    with pytest.raises(TooLarge):
        read(pptx(slide, more=limits.PRESENTATION_ENTRIES))


def test_a_presentation_without_slides_is_refused() -> None:
    with pytest.raises(BadInput, match="aucune diapositive"):
        read(pptx())
