"""Repairs of XML that is not well-formed: each says what and where, and changes nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cefi_map.errors import BadInput
from cefi_map.formats import repair, xml


@pytest.mark.parametrize(
    ("damaged", "repaired", "step", "lines"),
    [
        ("<a>\n&nbsp;&eacute;é&amp;\n&hellip;</a>", "<a>\n&#xa0;&#xe9;é&amp;\n&#x2026;</a>", "nbsp", "lignes 2, 3"),
        ("<a>&#xd83d;&#xde00; &#55357;&#56832;</a>", "<a>😀 😀</a>", "moitiés", "ligne 1"),
        ("<a>&#xd83d;b</a>", "<a>b</a>", "moitiés", "ligne 1"),
        ("<a>\x02b&#1;&#x1F;\ufffe&#10;</a>", "<a>b&#10;</a>", "interdits", "ligne 1"),
        ("<a b='x & y&z=1'>&amp; &foo;</a>", "<a b='x &amp; y&amp;z=1'>&amp; &amp;foo;</a>", "« & »", "ligne 1"),
        ("<a>1 < 2 <3 <-</a>", "<a>1 &lt; 2 &lt;3 &lt;-</a>", "« < »", "ligne 1"),
        ("oups\n<a/>\nfin", "<a/>", "hors de la carte", "lignes 1, 3"),
        ("\n<?xml version='1.0'?><a/>", "<?xml version='1.0'?><a/>", "hors de la carte", "ligne 1"),
        ("<?xml version='1.0'?>\n<?xml version='1.0'?>\n<a/>", "<?xml version='1.0'?>\n<a/>", "hors", "ligne 2"),
        ("<a><!-- b -- c ---></a>", "<a><!-- b - - c - --></a>", "commentaires", "ligne 1"),
        ('<a b="1"c="2" d=3 e f="<g>"/>', '<a b="1" c="2" d="3" e="e" f="&lt;g>"/>', "attributs", "ligne 1"),
        ('<a b="1" b="2" b="3" b_="4"/>', '<a b="1" b_="2" b_1="3" b__="4"/>', "deux fois", "ligne 1"),
        ("<a><b:c/></a>", '<a xmlns:b="urn:cefi-map:b"><b:c/></a>', "préfixes", "ligne 1"),
        (
            '<!-- <a> --><map version="0.9" ><o:p/></map>',
            '<!-- <a> --><map version="0.9"  xmlns:o="urn:cefi-map:o"><o:p/></map>',
            "préfixes",
            "ligne 1",
        ),
        ("<a:b/>", '<a:b xmlns:a="urn:cefi-map:a"/>', "préfixes", "ligne 1"),
        ("<a>\n<b>\n<c/>", "<a>\n<b>\n<c/>\n</b></a>\n", "fin", "ligne 3"),
        ('<a>\n<b>x</b>\n<c d="', "<a>\n<b>x</b>\n</a>\n", "fin", "ligne 3"),
        (
            "<a><richcontent TYPE='NODE'><html><head><head/><body><br><b><i>x</b></i></body></html></richcontent></a>",
            "<a><richcontent TYPE='NODE'><html><head><head/></head><body><br/><b><i>x</i></b></body></html>"
            "</richcontent></a>",
            "HTML",
            "ligne 1",
        ),
    ],
)  # fmt: skip
def test_each_fault_is_repaired_and_said(damaged: str, repaired: str, step: str, lines: str) -> None:
    text, notices = xml.readable(damaged.encode("utf-8", "surrogatepass"))
    assert text == repaired
    assert len(notices) == 1
    assert step in notices[0]
    assert f" : {lines}." in notices[0]


def test_undeclared_windows_characters_are_read_as_such() -> None:
    text, notices = xml.readable(b"<a>\xe9\x80 \xc3\xa9\n\x93</a>")
    assert text == "<a>é€ é\n“</a>"
    assert notices == ("Ce fichier abîmé est réparé (caractères Windows convertis) : lignes 1, 2.",)


def test_a_well_formed_text_is_left_alone() -> None:
    source = (
        "<?xml version='1.0'?><a b='1 > 0'><![CDATA[&nbsp; < & ]]><!-- &nbsp; & < --><c:d xmlns:c='u'/></a><!-- z -->"
    )
    assert xml.readable(source.encode()) == (source, ())


def test_comments_and_cdata_are_not_repaired() -> None:
    damaged = "<a><![CDATA[& &nbsp; <]]><!-- & &nbsp; < -->&nbsp;</a>"
    assert xml.readable(damaged.encode())[0] == damaged.replace("-->&nbsp;", "-->&#xa0;")


@pytest.mark.parametrize("step", repair.STEPS, ids=lambda step: step.what)
def test_no_step_touches_well_formed_text(step: repair.Step) -> None:
    source = (
        "<?xml version='1.0'?>\n<a b='é' c=\"d>e\">&#233;&amp;😀<!-- & --><![CDATA[<b>]]>\n"
        "<richcontent TYPE='NOTE'><html><p>x<br/></p></html></richcontent></a>\n"
    )
    assert step.run(source) == (source, ())


@pytest.mark.parametrize(
    ("source", "line"), [("<a>\n<b>\n</a>\n</b>", 3), ("<a>\n<<<<<<< HEAD\n<b/>\n=======\n>>>>>>> x\n</a>", 2)]
)
def test_what_only_a_person_can_decide_is_refused_with_its_place(source: str, line: int) -> None:
    with pytest.raises(BadInput) as caught:
        xml.readable(source.encode())
    assert (caught.value.line, bool(caught.value.advice)) == (line, True)


@given(st.text("<>/!?-[]&#;x1ab='\" \n", max_size=60))
def test_anything_is_repaired_or_refused(source: str) -> None:
    try:
        text, _ = xml.readable(f"<r>{source}</r>".encode())
    except BadInput:
        return
    etree.fromstring(text)


@pytest.mark.parametrize(
    "piece", ["<a ", "&", "<", "<a b='", '<a b="c" ', "<!--", "&#xd83d;", "<b></c>", "<richcontent>"]
)
@pytest.mark.timeout(60)
def test_repairing_is_linear(piece: str) -> None:
    with pytest.raises(BadInput):
        xml.readable(f"<r>{piece * 100_000}</q>".encode())


def test_an_attribute_given_many_times_is_repaired_in_linear_space() -> None:
    given = " ".join(["b='x'"] * 20_000)
    text, _ = xml.readable(f"<a {given}/>".encode())
    assert len(text) < 2 * len(given)
