"""What no map is, what is damaged, what is too large: each a sentence that says what to do."""

from __future__ import annotations

import gzip

import pytest

from cefi_map import formats, limits
from cefi_map.errors import BadInput, TooLarge
from cefi_map.formats import freemind
from tests.cases import zipped

BOMB = '<!DOCTYPE map [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><map><node TEXT="&b;">&b;</node></map>'
LAUGHS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 40}">' for n in range(1, 12))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "vide"),
        (b" \n\t", "vide"),
        (b"\xef\xbb\xbf", "vide"),
        (b"bonjour", ".txt"),
        (zipped(("carte.mm", "<map><node/></map>")), "ZIP"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"<!DOCTYPE html><html><body>mm</body></html>", "page web"),
        (b"<html><body>mm</body></html>", "page web"),
        (BOMB.encode(), "DOCTYPE"),
        (BOMB.encode("utf-16"), "DOCTYPE"),
        (f'<!DOCTYPE map [<!ENTITY e0 "a">{LAUGHS}]><map a="&e11;"/>'.encode(), "DOCTYPE"),
        (b'<!DOCTYPE map SYSTEM "http://exemple.fr/map.dtd"><map><node/></map>', "DOCTYPE"),
        (b"<map>\n<node>\n<node>\n</map>\n", r"balise.*Ligne 4, colonne"),
        (b"\x1f\x8bpas du gzip", "gzip"),
        (bytes(range(256)) * 4, "XML|ni un texte"),
    ],
)
def test_what_is_no_map_is_refused_with_advice(data: bytes, said: str) -> None:
    for read in (freemind.read, lambda data: formats.read(data, "carte.mm")):
        with pytest.raises(BadInput, match=said) as caught:
            read(data)
        assert caught.value.advice


def test_a_compressed_map_is_read() -> None:
    assert freemind.read(gzip.compress(b'<map><node TEXT="r"/></map>')).map.root.text == "r"


def test_a_compressed_bomb_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARCHIVE_BYTES", 10_000)
    with pytest.raises(TooLarge):
        freemind.read(gzip.compress(b"<map>" + b" " * 20_000 + b"<node/></map>"))


def deep(levels: int) -> bytes:
    note = '<richcontent TYPE="NOTE"><html><body><p><b>n</b></p></body></html></richcontent>'
    return f"<map>{'<node>' * levels}{note}{'</node>' * levels}</map>".encode()


def test_255_levels_below_the_root_pass_with_a_note_in_the_last() -> None:
    mindmap = freemind.read(deep(limits.DEPTH + 1)).map
    assert (mindmap.depths[mindmap.nodes[-1].key], mindmap.nodes[-1].note_text) == (limits.DEPTH, "n")
    assert freemind.write(mindmap) == deep(limits.DEPTH + 1)


@pytest.mark.parametrize("levels", [limits.DEPTH + 2, 1500, 3000, 100_000])
def test_more_levels_are_refused(levels: int) -> None:
    with pytest.raises(TooLarge, match="niveaux"):
        freemind.read(deep(levels))


def test_too_many_nodes_are_refused() -> None:
    with pytest.raises(TooLarge, match="100\u202f001 nœuds"):
        freemind.read(b"<map><node>" + b"<node/>" * limits.NODES + b"</node></map>")


def test_a_text_too_long_is_cut_on_reading_and_whole_on_writing() -> None:
    note = "<p>" + "n" * 150_000 + "</p>"
    source = (
        f'<map><node ID="a" TEXT="{"t" * (limits.TITLE_CHARS + 1)}" LINK="{"l" * 20_000}">'
        f'<richcontent TYPE="NOTE"><html><body>{note * 2}</body></html></richcontent></node></map>'
    ).encode()
    reading = freemind.read(source)
    root = reading.map.root
    assert len(root.text) == limits.TITLE_CHARS
    assert limits.NOTE_CHARS - 10 <= len(root.note_text) <= limits.NOTE_CHARS
    assert root.link == ""
    assert "1 texte est trop long (le centre" in reading.notices[0]
    assert freemind.write(reading.map) == source


def test_a_plain_title_too_long_is_cut_too_and_that_is_said() -> None:
    """With nothing in it that needs a closer look: no rule is to read twenty megabytes."""
    for slash in ("/>", "><node/></node>"):
        source = f'<map><node TEXT="{"mot " * limits.TITLE_CHARS}"{slash}</map>'.encode()
        reading = freemind.read(source)
        assert len(reading.map.root.text) == limits.TITLE_CHARS
        assert "trop long" in reading.notices[0]
        assert freemind.write(reading.map) == source


@pytest.mark.parametrize(
    "inner",
    [
        "<richcontent TYPE='NOTE'>" + "<b>" * limits.RICH_DEPTH + "</b>" * limits.RICH_DEPTH + "</richcontent>",
        "<hook>" + "<a><b/><!-- <a> --></a>" * 10 + "<a>" * limits.RICH_DEPTH + "</a>" * limits.RICH_DEPTH + "</hook>",
    ],
)
def test_a_text_that_others_could_not_read_is_refused(inner: str) -> None:
    with pytest.raises(TooLarge, match="niveaux de mise en forme"):
        freemind.read(f"<map><node>{inner}</node></map>".encode())
    once_less = inner.replace("<b>", "", 1).replace("</b>", "", 1) if "<b>" in inner else inner.replace("<hook>", "")
    assert freemind.read(f"<map><node>{once_less.replace('</hook>', '')}</node></map>".encode())


def test_signs_within_comments_and_foreign_elements_do_not_count() -> None:
    icons = '<icon BUILTIN="a"/>' * (limits.NODE_ICONS + 1)
    source = f"<map><node><hook>{icons}</hook><!-- {icons} --></node></map>".encode()
    assert freemind.write(freemind.read(source).map) == source


@pytest.mark.parametrize(
    "node",
    [
        "<node " + " ".join(f'a{n}="x"' for n in range(20_000)) + "/>",
        "<node>" + '<icon BUILTIN="a"/>' * limits.NODE_ICONS + "</node>",
        "<node>" + "<hook>" * 200 + "</hook>" * 200 + "</node>",
        "<node>" + "<!-- <node> -->" * 20_000 + "</node>",
        "<node><hook>" + "<node/>" * 20_000 + "</hook></node>",
        "<node>" + '<node/><icon BUILTIN="a"/>' * 5_000 + "</node>",
        '<node TEXT="' + "&#233;" * 100_000 + '"/>',
        '<node ID="x"/>' * 20_000,
    ],
)
def test_much_of_anything_is_read_and_written_back(node: str) -> None:
    source = f'<map><node TEXT="r">{node}</node></map>'.encode()
    assert freemind.write(freemind.read(source).map) == source
