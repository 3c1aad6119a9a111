"""Styles of OpenDocument: the nearest one that says something counts."""

from __future__ import annotations

from lxml import etree

from cefi_map.office.opendocument import Styles, element, spoken


def style(name: str, parent: str = "", **letters: str) -> etree._Element:
    said = element("style:text-properties", {f"fo:font-{key}": value for key, value in letters.items()})
    based = {"style:parent-style-name": parent} if parent else {}
    return element("style:style", {"style:name": name, **based}, said)


def test_a_style_says_what_it_says_and_the_rest_is_of_those_it_is_based_on() -> None:
    parts = [element("office:styles", None, style("Base", weight="700", style="oblique"))]
    parts.append(element("office:automatic-styles", None, style("Own", "Base", weight="normal")))
    styles, span = Styles(parts), element("text:span", {"text:style-name": "Own"})
    assert styles.line("Own") == ["Own", "Base"]
    assert (styles.is_bold(span, True), styles.is_italic(span, False)) == (False, True)
    other = element("text:span")
    assert (styles.is_bold(other, True), styles.is_italic(other, False)) == (True, False)
    assert styles.text(other, "style:text-underline-style") == ""


def test_a_language_is_said_for_words_of_every_script() -> None:
    foreign = {"fo:language": "fr", "fo:country": "FR", "style:language-complex": "fa"}
    looks = {"Ours": spoken("zh"), "Foreign": foreign, "Silent": {}}
    parts = [element("style:style", {"style:name": name}) for name in looks]
    for part, look in zip(parts, looks.values(), strict=True):
        part.append(element("style:text-properties", look))
    styles = Styles(parts)
    said = {name: styles.languages(element("text:span", {"text:style-name": name})) for name in looks}
    assert said == {"Ours": ["zh", "zh", "zh"], "Foreign": ["fr-FR", "fa"], "Silent": []}


def test_styles_in_a_circle_come_to_an_end() -> None:
    styles = Styles([element("office:styles", None, style("a", "b"), style("b", "a"))])
    assert len(styles.line("a")) == 12
