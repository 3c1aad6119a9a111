"""The help: its pages, its search, and that what it quotes of the product is still there."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

import cefi_map
from cefi_map.centre.pages import facts
from cefi_map.formats import READ, programs

from .visitor import Visitor, text_of

ROOT = Path(cefi_map.__file__).parent
PAGES = sorted(ROOT.glob("**/templates/help/[!_]*.html"))
TOPICS = [page.stem for page in PAGES if page.stem not in ("index", "site")]


@pytest.mark.parametrize("topic", TOPICS)
def test_every_page_has_its_address_and_a_place_in_the_list(visitor: Visitor, topic: str):
    page = visitor.read(f"/aide/{topic}")
    assert 'aria-current="page"' in page
    listed = f'href="/aide/{topic}"' in visitor.read("/aide")
    assert listed == (topic not in facts())  # no matter where nobody is asked who they are (test_trainings.py)
    for anchor in re.findall(r"<h2(?![^>]* id=)", re.split(r'<article class="help">', page)[1]):
        pytest.fail(f"a title without an address: {anchor}")


def test_a_page_that_is_not_there_says_so(visitor: Visitor):
    answer = visitor.client.get("/aide/nulle-part")
    assert answer.status_code == 404
    assert "Cette page d’aide n’existe pas." in text_of(answer.text)


def test_the_search_finds_a_section_and_marks_the_word(visitor: Visitor):
    page = visitor.read("/aide?q=ABIME")
    assert 'href="/aide/importer#abime"' in page
    assert "Un fichier abîmé" in page
    assert "<strong>sécurité sociale</strong>" in visitor.read("/aide?q=securite sociale").replace(
        "</strong> <strong>", " "
    )


def test_a_title_comes_before_a_text(visitor: Visitor):
    found = re.findall(r'class="card finds".*?</ul>', visitor.read("/aide?q=imprimer"), re.S)[0]
    assert re.findall(r'href="([^"]+)"', found)[0] == "/aide/rendre#imprimer"


def test_a_search_without_result_says_what_to_do(visitor: Visitor):
    page = visitor.read("/aide?q=scaphandre <b>")
    assert "Aucune page ne contient « scaphandre <b> »" in text_of(page)
    assert "<b>»" not in page


def test_words_quoted_from_the_product_are_in_the_product():
    """« Exporter » in the help is a button somewhere: on a page, or in the editor."""
    kinds = ("**/templates/**/*.html", "**/static/js/**/*.js", "web/*.py", "**/pages/*.py")
    sources = [path for kind in kinds for path in ROOT.glob(kind)]
    product = "\n".join(
        plain(" ".join(each.read_text("utf-8").split())) for each in sources if each.parent.name != "help"
    )
    quoted = {words for page in PAGES for words in re.findall(r"ui\('([^']+)'\)", page.read_text("utf-8"))}
    assert len(quoted) > 15
    assert [words for words in sorted(quoted) if plain(words) not in product] == []


def test_pictures_are_there_and_their_size_is_told(visitor: Visitor):
    for topic in TOPICS:
        for source, width in re.findall(r'<img src="([^"]+)"[^>]* width="(\d+)"', visitor.read(f"/aide/{topic}")):
            with visitor.client.get(source) as answer:
                assert answer.status_code == 200
            assert int(width) > 200


def plain(text: str) -> str:
    return html.unescape(text).replace("\\u00a0", " ").replace("\u00a0", " ").replace("'", "’")


def test_every_link_of_the_site_plan_answers(visitor: Visitor):
    visitor.project("Mon projet\n  Une idée\n")
    links = set(re.findall(r'<a href="(/[^"#]*)"', re.split(r'class="help"', visitor.read("/aide/plan-du-site"))[1]))
    assert len(links) > 20
    for link in links:
        assert visitor.client.get(link).status_code == 200, link


def test_the_formats_that_are_read_are_named_alike_everywhere(visitor: Visitor):
    """The help, the home page and the README follow the table of formats."""
    explained = re.findall(r"<dt>\.(\w+)</dt>", visitor.read("/aide/importer"))
    assert explained[: len(READ)] == [format.extension for format in READ]
    for page in ("/", "/importer"):
        assert programs() in text_of(visitor.read(page))
    readme = ROOT.parent / "README.md"
    if readme.is_file():
        assert programs() in readme.read_text("utf-8")
