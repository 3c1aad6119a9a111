"""Word's runs, styles and marks, as any program writes them."""

from __future__ import annotations

from lxml import etree

from cefi_map.office.word import R, Styles, W, is_on, languages, outside, runs, speak, value


def word(inside: str) -> etree._Element:
    return etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}" xmlns:r="{R[1:-1]}">{inside}</w:p>')


def test_what_a_revision_took_away_and_what_a_text_box_holds_is_no_run_of_the_paragraph() -> None:
    said = "<w:r><w:t>dit</w:t></w:r>"
    inside = f"{said}<w:del>{said}</w:del><w:ins>{said}</w:ins><w:moveFrom>{said}</w:moveFrom>"
    box = f"<w:r><w:txbxContent><w:p>{said}</w:p></w:txbxContent></w:r>"
    assert len(list(runs(word(inside + box)))) == 3


def test_a_run_knows_its_hyperlink_and_the_relationship_its_address() -> None:
    ((_, link),) = runs(word('<w:hyperlink r:id="a"><w:sdt><w:r/></w:sdt></w:hyperlink>'))
    assert link is not None
    assert link.get(f"{R}id") == "a"
    relations = etree.fromstring(
        '<all><one Id="a" Target="https://e.fr" TargetMode="External"/><one Id="b" Target="x.xml"/></all>'
    )
    assert outside(relations) == {"a": "https://e.fr"}
    assert outside(None) == {}


def test_a_mark_may_say_no() -> None:
    run = word('<w:r><w:rPr><w:b/><w:i w:val="0"/></w:rPr></w:r>')[0]
    assert (is_on(run, "b"), is_on(run, "i"), is_on(run, "u")) == (True, False, False)
    assert value(word('<w:pPr><w:pStyle w:val="Titre1"/></w:pPr>'), "pPr", "pStyle") == "Titre1"


def test_a_language_is_said_for_words_of_every_script() -> None:
    run = word("<w:r><w:rPr/></w:r>")[0]
    assert languages(run) == []
    speak(run[0], "ar")
    assert languages(run) == ["ar", "ar", "ar"]
    foreign = word('<w:r><w:rPr><w:lang w:val="fr-FR" w:bidi="fa"/></w:rPr></w:r>')[0]
    assert languages(foreign) == ["fr-FR", "", "fa"]


def test_styles_in_a_circle_come_to_an_end() -> None:
    circle = (
        '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    line = Styles(word(circle)).line("a")
    assert [style.get(f"{W}styleId") for style in line[:3]] == ["a", "b", "a"]
    assert len(line) == 20
    assert Styles(None).line("a") == []
