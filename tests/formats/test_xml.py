"""The one XML parser: what is not plain, well-formed XML is refused with its place."""

from __future__ import annotations

import pytest

from cefi_map.errors import BadInput, TooLarge
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


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("<a>\n é<b></a>", "Une balise n’est pas fermée par la bonne. Ligne 2, colonne 9."),
        ("du texte", "Ce fichier n’est pas ce que dit la fin de son nom. Si c’est du texte, changez son nom en .txt"),
        ("<a>\n<b>", "Ce fichier s’arrête avant sa fin. Ligne 2, colonne 4."),
        ("<a>&nbsp;</a>", "Une entité n’est pas définie. Ligne 1, colonne 10."),
        ("<a>\x01</a>", "Un caractère est interdit dans un fichier XML. Ligne 1, colonne 4."),
        ('<a b="1" b="2"/>', "Un attribut est donné deux fois. Ligne 1"),
        ("<a/><b/>", "Du texte suit la fin du document. Ligne 1"),
        ("<a:b/>", "Un préfixe d’espace de noms n’est pas déclaré. Ligne 1"),
    ],
)
def test_a_fault_is_said_in_french_with_its_place_in_characters(source: str, said: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse(source.encode())
    assert str(caught.value).startswith(said)
    assert caught.value.advice


def test_depth_is_bounded_but_not_by_256() -> None:
    assert parse(b"<a>" * 1000 + b"</a>" * 1000).tag == "a"
    with pytest.raises(TooLarge, match="niveaux"):
        parse(b"<a>" * 3000 + b"</a>" * 3000)


def test_nothing_is_fetched_and_nothing_expands() -> None:
    with pytest.raises(BadInput, match="DOCTYPE"):
        parse(b'<!DOCTYPE a SYSTEM "file:///etc/passwd" [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')
