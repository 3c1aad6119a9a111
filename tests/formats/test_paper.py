"""Maps on paper: tagged PDF of the sheets with the whole map as a list, PNG at the chosen width."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import zlib
from dataclasses import replace

import pytest

from cefi_map import limits, typeset
from cefi_map.errors import BadInput, TooLarge
from cefi_map.formats import svg
from cefi_map.formats.overlay import Overlay
from cefi_map.formats.paper import pdf, png, text
from cefi_map.mindmap import Arrow, MindMap, Node, outline
from cefi_map.typeset.worker import Typesetter
from tests.benchmarks.fresh import new
from tests.typeset.test_fallen import FATAL

SMALL = "Projet « Relais »\n  Contexte\n    : une note sur le contexte\n    Public\n  Budget\n"
LARGE = "P\n" + "".join(f"  Étape {n}\n" + "".join(f"    idée {n}.{m}\n" for m in range(30)) for n in range(6))


def objects(data: bytes) -> bytes:
    """The PDF with its compressed streams opened."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.S)
    return data + b"\n".join(zlib.decompressobj().decompress(stream) for stream in streams if stream[:1] == b"\x78")


def page_sizes(data: bytes) -> list[tuple[float, float]]:
    boxes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", objects(data))
    return [(float(width), float(height)) for width, height in boxes]


def test_a_small_map_is_one_sheet_of_a3() -> None:
    ((width, height),) = page_sizes(pdf(outline.parse(SMALL)))
    assert (round(width), round(height)) == (1191, 842)


@pytest.mark.parametrize(
    ("sheet", "landscape", "size"), [("A4", True, (842, 595)), ("A4", False, (595, 842)), ("A3", False, (842, 1191))]
)
def test_sheets_can_be_chosen(sheet: str, landscape: bool, size: tuple[int, int]) -> None:
    ((width, height),) = page_sizes(pdf(outline.parse(SMALL), sheet=sheet, landscape=landscape))
    assert (width, height) == pytest.approx(size, abs=1)


def test_a_large_map_has_a_sheet_for_each_branch_too() -> None:
    assert len(page_sizes(pdf(outline.parse(LARGE), sheet="A4"))) == 7


def test_another_sheet_is_refused() -> None:
    with pytest.raises(BadInput, match="A3 ou A4"):
        pdf(outline.parse(SMALL), sheet="A0")


def test_the_pdf_is_accessible() -> None:
    """PDF/UA-1, French, titled; a figure with alternative text and a nested list under a heading."""
    data = objects(pdf(outline.parse(SMALL)))
    assert b"pdfuaid:part" in data
    assert b"/Lang(fr-FR)" in data.replace(b" ", b"")
    assert b"/DisplayDocTitle true" in data
    for tag in (b"/Figure", b"/L", b"/LI", b"/H1"):
        assert re.search(rb"/S ?" + tag + rb"\b", data), tag
    assert b"/Alt" in data
    fonts = {name.split(b"+")[-1] for name in re.findall(rb"/FontName ?/(\S+?)(?=[/\s])", data)}
    assert fonts
    assert all(name.startswith(b"Arimo") for name in fonts)
    assert b"/FontFile" in data


def test_characters_without_glyph_do_not_stop_it() -> None:
    """Only the claim of PDF/UA is given up: the tags stay."""
    data = objects(pdf(outline.parse("P \U00010380\U000130c0 😀\n  a\n")))
    assert b"pdfuaid:part" not in data
    assert b"/StructTreeRoot" in data


SCRIPTS = {
    "Arabic": "شباب تتراوح أعمارهم بين ثمانية عشر وخمسة وعشرين عامًا",
    "Persian": "جوانانی که می‌خواهند در این محله کار پیدا کنند",
    "N’Ko": "ߒߞߏ ߛߓߍߛߎ߲ ߞߊ߬ ߗߋ߫ ߘߏ߫ ߟߊ߬",
    "Hebrew": "צעירים בגילאי עשרים שמחפשים עבודה בשכונה",
    "Thai": "เยาวชนอายุระหว่างสิบแปดถึงยี่สิบห้าปีที่กำลังหางาน",
    "Devanagari": "अठारह से पच्चीस वर्ष के युवा जो काम खोजते हैं",
    "Chinese": "十八岁至二十五岁在本区找工作的年轻人",
    "Korean": "일자리를 찾는 열여덟에서 스물다섯 살 청년",
    "emoji": "🎉 👩‍👩‍👧‍👦 🇫🇷 1️⃣ 👍🏽",
    "direction marks": "a\u202eb\u202c \u2067c\u2069 \u200f",
}


def written_in(script: str) -> MindMap:
    """Short and over several lines, alone and among French: in titles, notes, details, at a relation."""
    text = SCRIPTS[script]
    root, one, two = outline.parse(f"{text}\n  {text[:6]}\n    : {text}\n  Un atelier « {text} » de jeunes\n").nodes
    long = replace(one, text=f"{text} " * 3, details=one.note, arrows=(Arrow(two.key, text),))
    return MindMap((root, one, two, replace(long, key="long", parent=two.key), replace(one, key="end", text=text)))


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_is_printed_whole(script: str) -> None:
    """By the system's fonts where it has them. Arabic without kerning makes what draws in Typst stop: nothing does."""
    mindmap = written_in(script)
    hung = svg.hung(mindmap, Overlay(), SCRIPTS[script], SCRIPTS[script])
    drawings = [svg.write(mindmap), hung.svg, *(each.svg for each in svg.sheets(mindmap, sheet="A4"))]
    setter = Typesetter()
    for drawn in drawings:
        job = {"format": "svg", "ppi": 96, "standards": [], "system_fonts": True}
        told, outputs = setter.run(job, {"main.typ": b'#image("0.svg")', "0.svg": drawn})
        assert (told, bool(outputs)) == ({}, True)
    for made in (pdf(mindmap), pdf(mindmap, sheet="A4", landscape=False), png(mindmap), text(mindmap)):
        assert typeset.unprinted(made, "Le SVG") == ""


def test_a_text_that_nothing_sets_is_left_out_of_the_list_and_named() -> None:
    mindmap = outline.parse(f"{SMALL}  Le mot {FATAL}\n")
    made = pdf(mindmap)
    assert len(page_sizes(made)) == 1
    assert f"« 3 Le mot {FATAL} »" in typeset.unprinted(made, "Le SVG")


def test_deep_maps_and_hostile_titles() -> None:
    """Deeper than Typst nests lists; every text is a string, whatever it says."""
    deep = outline.parse("".join(f"{'  ' * level}n{level}\n" for level in range(256)))
    assert page_sizes(pdf(deep, sheet="A4"))
    hostile = '#read("/etc/passwd") $x$ @ref <l> [#panic()] \\" ` */'
    nodes = (Node("a", None, hostile), Node("b", "a", hostile, attributes=((hostile, hostile),)), Node("c", "a", ""))
    assert page_sizes(pdf(MindMap(nodes)))


def test_the_same_map_gives_the_same_bytes() -> None:
    assert pdf(outline.parse(SMALL)) == pdf(outline.parse(SMALL))


@pytest.mark.parametrize("width", [320, 1000, 2401])
def test_a_png_is_as_wide_as_asked(width: int) -> None:
    data = png(outline.parse(SMALL), width=width)
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack("!I", data[16:20])[0] == width


@pytest.mark.parametrize("width", [0, -5, 100_000])
def test_a_png_of_no_use_is_refused(width: int) -> None:
    with pytest.raises(TooLarge, match="image"):
        png(outline.parse(SMALL), width=width)


def test_the_list_says_what_the_picture_shows() -> None:
    """Icons by their names, links, arrows with both ends, and another language than French."""
    root, needs, market = outline.parse("P\n  Besoins\n  Market\n").nodes
    needs = replace(needs, icons=("clock",), arrows=(Arrow(market.key, "y répond"),), link="https://exemple.fr")
    market = replace(market, attributes=(("langue", "en"),))
    data = pdf(MindMap((root, needs, market)))
    assert re.search(rb"/Lang ?\(en", objects(data))
    if shutil.which("pdftotext"):
        done = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
        said = " ".join(done.stdout.decode().split())
        assert "1 Besoins — icône délai — lien : https://exemple.fr — flèche « y répond » vers 2, Market" in said
        assert "2 Market — flèche « y répond » depuis 1, Besoins" in said


@pytest.mark.long
def test_the_largest_map_that_a_page_edits_is_printed() -> None:
    """Some six hundred sheets of A3, within the worker's time and memory."""
    assert len(page_sizes(pdf(new(limits.PAGE_NODES - 1)))) > 500
