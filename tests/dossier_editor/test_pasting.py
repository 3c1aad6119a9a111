"""What is pasted: Word's own HTML cleaned, hostile HTML inert, plain text plain, our own text whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from .writer import writer

pytestmark = pytest.mark.browser

WORD = Path(__file__).with_name("word.html").read_text(encoding="utf-8")


def test_a_page_of_word_comes_in_clean(browser: Any, server: str):
    """Titles, styles, nested lists, a note, a quotation, a table, links; no picture, and one sentence says so."""
    with writer(browser, server) as someone:
        path = someone.begin()
        someone.paste(WORD)
        assert someone.said == [
            "h1 Mon rôle",
            "J’ai animé douze entretiens, seule, avec mandat[Lettre de mission.].",
            "- Accueillir",
            "  - en bureau",
            "1. Décider",
            "> « être avec »",
            "Partenaires |  / Mairie | salle",
            "Le site et un piège.",
        ]
        styles = [(p["text"], sorted(set(p) - {"text"})) for p in someone.blocks[1]["content"] if "text" in p]
        assert ("douze", ["bold"]) in styles
        assert ("seule", ["italic"]) in styles
        assert ("mandat", ["underline"]) in styles
        assert [p.get("link") for p in someone.blocks[-1]["content"]] == ["https://exemple.fr/", None]
        someone.page.get_by_text("Les images collées restent dehors").first.wait_for()
        someone.saved()
        assert someone.kept(path) == someone.said


@pytest.mark.deep
def test_a_note_that_says_nothing_is_no_note(browser: Any, server: str):
    """Else a number would be drawn in the page for what no file prints."""
    with writer(browser, server) as someone:
        someone.begin()
        someone.paste('<p>un<span data-note=" "></span> mot<span data-note="dite"></span></p>')
        assert someone.said == ["un mot[dite]"]
        assert someone.page.locator(".paper .note").count() == 1


@pytest.mark.deep
def test_a_language_of_ours_is_kept_unless_it_is_french(browser: Any, server: str):
    with writer(browser, server) as someone:
        someone.begin()
        codes = ("en", "frp", "fr", "fre", "en-US")
        someone.paste("".join(f'<p><span data-language lang="{code}">{code}</span></p>' for code in codes))
        said = [piece.get("language") for block in someone.blocks for piece in block["content"]]
        assert said == ["en", "frp", None, None, None]


def test_a_table_pasted_into_a_note_is_its_words(browser: Any, server: str):
    with writer(browser, server) as someone:
        someone.begin()
        someone.type("un")
        someone.press("Control+Alt+f")
        someone.paste("<p>Voir</p><table><tr><td>lettre</td><td>2024</td></tr></table>", into=".note-field")
        someone.page.get_by_role("button", name="Insérer la note").click()
        someone.back()
        assert someone.said == ["un[Voir lettre 2024]"]


def of_word(*lines: str) -> str:
    """Paragraphs as Word puts them on the clipboard."""
    return "<html><body><!--StartFragment-->" + "".join(lines) + "<!--EndFragment--></body></html>"


def numbered(number: int, text: str) -> str:
    mark = f"<![if !supportLists]><span style='mso-list:Ignore'>{number}.<span>&nbsp;&nbsp;</span></span><![endif]>"
    return f"<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>{mark}{text}<o:p></o:p></p>"


BLANK = "<p class=MsoNormal><o:p>&nbsp;</o:p></p>"
TITLE = "<h2>Ce que j’ai appris<o:p></o:p></h2>"
BESIDE = {
    "a heading stays a heading": (
        of_word(TITLE, "<p class=MsoNormal>Un mot.</p>"),
        ["h2 Ce que j’ai appris", "Un mot."],
    ),
    "so does one alone": (of_word(TITLE), ["h2 Ce que j’ai appris"]),
    "a list keeps its first item": (of_word(numbered(1, "un"), numbered(2, "deux")), ["1. un", "1. deux"]),
    "a blank line ends no list": (of_word(numbered(1, "un"), BLANK, numbered(2, "deux")), ["1. un", "1. deux"]),
    "a list that goes on keeps its numbers, of Word": (
        of_word(numbered(1, "un"), "<p>Un mot.</p>", numbered(2, "deux"), numbered(3, "trois")),
        ["1. un", "Un mot.", "2. deux", "3. trois"],
    ),
    "a numbered heading keeps its number": (
        of_word(numbered(2, "Ma posture").replace("<p class=MsoListParagraph", "<h1").replace("</p>", "</h1>")),
        ["h1 2. Ma posture"],
    ),
    "lists lie one in the other": (
        "<ol><li>un</li><ol><li>a</li><li>b</li></ol><li>deux</li></ol>",
        ["1. un", "  1. a", "  1. b", "1. deux"],
    ),
    "and of an assistant": (
        "<ol><li><p>Un</p></li></ol><p>Un mot.</p><ol start='2'><li><p>Deux</p><ul><li>a</li></ul></li></ol>",
        ["1. Un", "Un mot.", "2. Deux", "- a"],
    ),
    "Word on the web says the level beside": (
        "".join(f'<div><ol><li data-aria-level="{level}"><p>{level}</p></li></ol></div>' for level in (1, 2, 1)),
        ["1. 1", "  1. 2", "1. 1"],
    ),
}


@pytest.mark.deep
def test_what_has_a_style_of_its_own_is_pasted_beside_the_text(browser: Any, server: str):
    """At the end of a paragraph its first line was glued to it, and its level lost."""
    with writer(browser, server) as someone:
        someone.begin()
        for title, (html, said) in BESIDE.items():
            someone.put([{"type": "paragraph", "content": [{"text": "Un début."}]}])
            someone.caret(0)
            someone.paste(html)
            assert someone.said == ["Un début.", *said], title
            someone.keyboard.type("s")
            assert someone.said[-1] == f"{said[-1]}s", title


@pytest.mark.deep
def test_a_heading_pasted_in_mid_sentence(browser: Any, server: str):
    """Alone it lends its words; with what follows it parts the sentence. Before the text it stands before it."""
    with writer(browser, server) as someone:
        someone.begin()
        for html, place, said in (
            (of_word(TITLE), 4, ["Un bCe que j’ai appriséton."]),
            (of_word(TITLE, "<p>Un mot.</p>"), 4, ["Un b", "h2 Ce que j’ai appris", "Un mot.", "éton."]),
            (of_word(TITLE), 0, ["h2 Ce que j’ai appris", "Un béton."]),
        ):
            someone.put([{"type": "paragraph", "content": [{"text": "Un béton."}]}])
            someone.page.evaluate("place => editor.text.goTo(place + 1)", place)
            someone.paste(html)
            assert someone.said == said


HOSTILE = (
    """<img src=x onerror="window.owned=1"><svg onload="window.owned=2"><script>window.owned=3</script></svg>
<p onclick="window.owned=4" style="background:url(https://mal.exemple/p.png)">Texte
<a href="javascript:window.owned=5">a</a>
<a href="data:text/html,x">b</a> <a href="#inconnu">c</a></p><iframe srcdoc="<script>parent.owned=6</script>"></iframe>
<link rel=stylesheet href=https://mal.exemple/s.css><style>@import url(https://mal.exemple/t.css)</style>
<object data=x></object><form action=https://mal.exemple><input name=a></form><math><mi>m</mi></math>
<figure data-map="E9"><figcaption>f</figcaption></figure><td>seul</td>"""
    + "<div>" * 600
    + "profond"
)


def test_hostile_html_is_inert(browser: Any, server: str):
    """Nothing runs, nothing is asked for, nothing stays but words; the page's policy has nothing to report."""
    with writer(browser, server) as someone:
        someone.begin()
        someone.page.evaluate(
            "addEventListener('securitypolicyviolation', (event) => (window.broken = event.violatedDirective))"
        )
        someone.paste(HOSTILE)
        assert "Texte a b c" in someone.said
        assert not any("link" in piece for block in someone.blocks for piece in block.get("content", []))
        someone.saved()
        someone.drawn()
        assert someone.page.evaluate("[window.owned, window.broken]") == [None, None]
        tags = "iframe, script, style, object, svg:not([aria-hidden]), img, form"
        assert someone.page.locator(".paper").locator(tags).count() == 0


def test_plain_text_is_plain(browser: Any, server: str):
    with writer(browser, server) as someone:
        someone.begin()
        someone.paste("", "un <b>mot</b>\n\ndeux")
        assert someone.said == ["un <b>mot</b>", "deux"]


def test_lines_of_plain_text_mean_what_they_mark(browser: Any, server: str):
    """As those that are typed; one undo takes all back. « Coller sans mise en forme » takes them as they are."""
    lines = "### Ma posture\n\nJe **reformule**.\n\n- un\n- deux"
    with writer(browser, server) as someone:
        someone.begin()
        someone.paste("", lines)
        assert someone.said == ["h3 Ma posture", "Je reformule.", "- un", "- deux"]
        assert someone.blocks[1]["content"][1] == {"text": "reformule", "bold": True}
        someone.press("Control+z")
        assert someone.said == []
        someone.page.evaluate("editor.text.view.input.shiftKey = true")
        someone.paste("", lines)
        assert someone.said == ["### Ma posture", "Je **reformule**.", "- un", "- deux"]


def test_paragraphs_pasted_at_a_heading_stand_below_it(browser: Any, server: str):
    """The heading keeps its words, and the place to write below it is taken."""
    head = {"type": "heading", "content": [{"text": "Ma posture"}], "level": 1}
    with writer(browser, server) as someone:
        someone.begin()
        for html, text in (("<p>Un.</p><p>Deux.</p>", ""), ("", "Un.\nDeux.")):
            someone.put([head, {**head, "content": [{"text": "Suite"}]}])
            someone.caret(0)
            someone.paste(html, text)
            assert someone.said == ["h1 Ma posture", "Un.", "Deux.", "h1 Suite"]
            assert someone.page.locator(".paper > p").count() == 3
            someone.type("!")
            assert someone.said[2] == "Deux.!"
            someone.put([])


def test_some_words_of_a_heading_are_words_where_they_go(browser: Any, server: str):
    """In an empty paragraph too; a heading that was cut whole stays one."""
    heading = {"type": "heading", "content": [{"text": "Ma posture et moi"}], "level": 1}
    with writer(browser, server) as someone:
        someone.begin()
        for start, said in (11, ["h1 Ma posture ", "et moi"]), (1, ["h1 Ma posture et moi"]):
            someone.put([heading])
            html = someone.page.evaluate(
                """start => { const data = new DataTransfer();
                     editor.text.goTo(start, { to: 18 });
                     editor.text.host.dispatchEvent(
                       new ClipboardEvent("cut", { clipboardData: data, bubbles: true, cancelable: true }));
                     editor.text.goTo(editor.text.state.doc.content.size - 1);
                     return data.getData("text/html"); }""",
                start,
            )
            someone.paste(html)
            assert [line.strip() for line in someone.said] == [line.strip() for line in said]


def test_our_own_text_comes_back_whole(browser: Any, server: str):
    """Copied lists leave as real lists, one in the other, and come back as the same items."""
    blocks = [
        {"type": "heading", "content": [{"text": "Titre"}], "level": 3},
        {"type": "item", "content": [{"text": "un"}], "ordered": True, "depth": 0},
        {"type": "item", "content": [{"text": "dedans"}, {"note": [{"text": "note"}]}], "ordered": False, "depth": 1},
        {"type": "item", "content": [{"text": "deux"}], "ordered": True, "depth": 0},
        {"type": "figure", "stage": "E2", "caption": "Étape 2"},
        {"type": "paragraph", "content": [{"text": "fin", "bold": True}]},
    ]
    with writer(browser, server) as someone:
        someone.begin()
        someone.put(blocks)
        html = someone.page.evaluate(
            """() => { const data = new DataTransfer();
                 editor.text.goTo(0, { to: editor.text.state.doc.content.size });
                 editor.text.host.dispatchEvent(
                   new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
                 return data.getData("text/html"); }"""
        )
        assert "<ol" in html
        assert html.count("<ol") == 1
        someone.put([])
        someone.paste(html)
        assert someone.blocks == blocks
