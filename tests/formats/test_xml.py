"""The one XML parser: what is not plain, well-formed XML is refused with its place."""

from __future__ import annotations

import pytest

from cefi_map.errors import BadInput
from cefi_map.formats.xml import parse, parse_repaired


def test_an_error_tells_line_and_column() -> None:
    with pytest.raises(BadInput) as caught:
        parse(b"<a>\n<b></a>")
    assert (caught.value.line, bool(caught.value.column)) == (2, True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_is_refused_in_every_encoding(encoding: str) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "cccc"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    with pytest.raises(BadInput, match="DOCTYPE"):
        parse(bomb.encode(encoding))


@pytest.mark.parametrize("data", [b"", b"  ", b"texte", b"<a>\x00</a>"])
def test_no_xml_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        parse(data)


def test_bare_ampersands_are_escaped_and_nothing_else() -> None:
    root, notices = parse_repaired(b"<a>x & y &amp; &#233; &zz;</a>")
    assert root.text == "x & y & é &zz;"
    assert len(notices) == 1
    assert parse_repaired(b"<a>&amp;</a>")[1] == ()
    with pytest.raises(BadInput):
        parse_repaired(b"<a>&<b></a>")
