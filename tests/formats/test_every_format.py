"""The same map through every format that reads and writes is equal, and its bytes are known for what they are."""

from __future__ import annotations

import pytest

from cefi_map import formats
from cefi_map.errors import BadInput
from cefi_map.mindmap import MindMap, outline
from cefi_map.reporting import REPORTERS
from tests.formats.maps import content

MAP = outline.parse(
    "Projet Relais\n"
    "  Contexte et besoins [E1]\n"
    "    : Le quartier compte 3 200 habitants.\n"
    "    : Un habitant sur quatre cherche un emploi.\n"
    "    Publics [C1a jeunes du quartier]\n"
    "      Jeunes de 18 à 25 ans\n"
    "    Partenaires\n"
    "  Budget [E4] [C7a]\n"
    "    12 000 €, dont 3 000 € d'achats\n"
)
BOTH = [format for format in formats.FORMATS if format.read and format.write]


@pytest.mark.parametrize("format", BOTH, ids=lambda format: format.id)
def test_a_plain_map_comes_back_equal(format: formats.Format) -> None:
    """Titles, notes in paragraphs, tags: what each of them can hold."""
    assert format.write
    data = format.write(MAP)
    reading = formats.read(data, f"carte.{format.extension}")
    assert content(reading.map) == content(MAP)
    assert not reading.notices
    assert not format.lost(MAP)


def test_a_map_through_all_formats_in_a_row_is_equal() -> None:
    mindmap: MindMap = MAP
    for format in BOTH:
        assert format.write
        mindmap = formats.read(format.write(mindmap), f"carte.{format.extension}").map
    assert content(mindmap) == content(MAP)


@pytest.mark.parametrize("format", BOTH, ids=lambda format: format.id)
def test_no_other_format_takes_it_for_its_own(format: formats.Format) -> None:
    assert format.write
    data = format.write(MAP)
    claims = [other.id for other in formats.FORMATS if other.recognises(data)]
    assert claims == ([] if format.id in ("md", "txt") else [format.id])


def test_no_format_is_called_as_another_or_as_a_report() -> None:
    """Both are taken away at one address."""
    ids = [each.id for each in formats.FORMATS]
    assert len(ids) == len({*ids, *REPORTERS}) - len(REPORTERS)


@pytest.mark.parametrize("format", [one for one in formats.FORMATS if one.write], ids=lambda format: format.id)
def test_every_writer_gives_bytes(format: formats.Format) -> None:
    assert format.write
    assert len(format.write(MAP)) > 100


@pytest.mark.parametrize("name", ["carte.mm", "carte.opml", "carte.txt", "carte"])
@pytest.mark.parametrize("data", [bytes(range(256)) * 9, b"\x00" * 5 + b"\x9c\x01carte", b"SQLite format 3\0\x10"])
def test_what_is_no_text_is_not_called_badly_formed(data: bytes, name: str) -> None:
    """A file cut, overwritten or renamed: the sentence does not speak of lines and columns."""
    with pytest.raises(BadInput, match="ni une carte ni un texte"):
        formats.read(data, name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_a_text_is_text_in_any_encoding(encoding: str) -> None:
    reading = formats.read("<map><node TEXT='Été\u00a0: forum'/></map>".encode(encoding), "carte.mm")
    assert reading.map.root.text in ("Été\u00a0: forum", "Été : forum")
