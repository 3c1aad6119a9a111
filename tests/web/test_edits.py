"""What forms change, without a script."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask import Flask

from cefi_map.mindmap import outline
from cefi_map.project import writing

from .visitor import Visitor, text_of

MAP = """
Projet
  Un
    Un A
    Un B
  Deux
"""


class Editor(Visitor):
    """A person on one project, who knows nodes by their title."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app)
        self.store = app.extensions["store"]
        self.address = self.project(MAP)
        self.id = self.address.rsplit("/", 1)[1]

    def view(self) -> writing.ProjectView:
        return writing.open_project(self.store, self.id)

    def key(self, title: str) -> str:
        return next(node.key for node in self.view().map if node.text == title)

    def outline(self) -> str:
        return outline.render(self.view().map)

    def do(self, do: str, title: str, base: int | None = None, **fields: str):
        return self.post(
            f"{self.address}/noeud", {"do": do, "key": self.key(title), "base": base or self.view().revision, **fields}
        )


@pytest.fixture
def editor(app: Flask) -> Editor:
    return Editor(app)


@pytest.mark.parametrize(
    ("do", "title", "fields", "after"),
    [
        ("ecrire", "Un A", {"text": "Un alpha"}, "Projet\n  Un\n    Un alpha\n    Un B\n  Deux\n"),
        ("ecrire", "Un A", {"note": "parce que"}, "Projet\n  Un\n    Un A\n      : parce que\n    Un B\n  Deux\n"),
        ("enfant", "Deux", {"text": "Deux A"}, "Projet\n  Un\n    Un A\n    Un B\n  Deux\n    Deux A\n"),
        ("frere", "Un", {"text": "Un bis"}, "Projet\n  Un\n    Un A\n    Un B\n  Un bis\n  Deux\n"),
        ("frere", "Projet", {"text": "Trois"}, "Projet\n  Un\n    Un A\n    Un B\n  Deux\n  Trois\n"),
        ("monter", "Deux", {}, "Projet\n  Deux\n  Un\n    Un A\n    Un B\n"),
        ("monter", "Un", {}, "Projet\n  Un\n    Un A\n    Un B\n  Deux\n"),
        ("descendre", "Un", {}, "Projet\n  Deux\n  Un\n    Un A\n    Un B\n"),
        ("ranger", "Deux", {}, "Projet\n  Un\n    Un A\n    Un B\n    Deux\n"),
        ("remonter", "Un A", {}, "Projet\n  Un\n    Un B\n  Un A\n  Deux\n"),
        ("supprimer", "Un", {}, "Projet\n  Deux\n"),
    ],
)
def test_a_form_changes_one_thing(editor: Editor, do: str, title: str, fields: dict[str, str], after: str):
    answer = editor.do(do, title, **fields)
    assert answer.status_code == 303, text_of(answer.text)
    assert editor.outline() == after


def test_the_answer_leads_back_to_the_node(editor: Editor):
    answer = editor.do("enfant", "Deux", text="Deux A", vue="plan", exigence="C5")
    assert answer.location.startswith(f"{editor.address}/plan?noeud={editor.key('Deux A')}&exigence=C5")


@pytest.mark.parametrize(("do", "fields"), [("ecrire", {"text": " "}), ("enfant", {"text": ""}), ("rien", {})])
def test_a_change_without_sense_is_refused(editor: Editor, do: str, fields: dict[str, str]):
    before = editor.outline()
    assert editor.do(do, "Deux", **fields).status_code == 422
    assert editor.outline() == before


def test_the_centre_stays(editor: Editor):
    answer = editor.do("supprimer", "Projet")
    assert answer.status_code == 422
    assert "Le nœud central ne peut pas être supprimé." in text_of(answer.text)


def test_what_is_typed_comes_back_as_typed(editor: Editor):
    """Line ends of a form become the model's; markup stays text; the first line end is not swallowed."""
    editor.do("ecrire", "Un A", text="<b>\r\n__proto__ & {{ 7*7 }}")
    assert editor.view().map.node(editor.key("<b>\n__proto__ & {{ 7*7 }}"))
    page = editor.read(f"{editor.address}/plan?noeud={editor.key('Un B')}")
    assert "&lt;b&gt;" in page
    assert "<b>\n" not in page


def test_both_changes_of_two_pages_are_kept(editor: Editor):
    base = editor.view().revision
    editor.do("ecrire", "Un A", base, text="Un alpha")
    editor.do("ecrire", "Un B", base, text="Un bêta")
    assert editor.outline() == "Projet\n  Un\n    Un alpha\n    Un bêta\n  Deux\n"
    assert "réunis avec les vôtres" in text_of(editor.read(editor.address))


@pytest.mark.parametrize(
    ("choice", "after"),
    [("mine", ["à moi"]), ("theirs", ["à eux"]), ("both", ["à moi", "à eux"])],
)
def test_two_versions_of_a_title_are_a_choice(editor: Editor, choice: str, after: list[str]):
    base = editor.view().revision
    key = editor.key("Un A")
    editor.do("ecrire", "Un A", base, text="à eux")
    stale = {"do": "ecrire", "key": key, "base": base, "text": "à moi"}
    answer = editor.post(f"{editor.address}/noeud", stale)
    assert answer.status_code == 303
    page = editor.read(answer.location)
    assert "à moi" in text_of(page)
    assert "à eux" in text_of(page)
    base_field = re.search(r'name="base" value="(\d+)"', page)
    assert base_field
    editor.post(answer.location, {"base": base_field[1], "c0": choice})
    titles = [node.text for node in editor.view().map.children(editor.key("Un"))]
    assert titles == [*after, "Un B"]


def test_the_plan_as_text_is_saved(editor: Editor):
    page = editor.read(f"{editor.address}/plan/texte")
    written = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.S)
    assert written
    text = unescape(written[1]).strip("\r\n").replace("Un A", "Un A\n      Un A 1")
    editor.post(f"{editor.address}/plan/texte", {"base": editor.view().revision, "text": text})
    assert "      Un A 1" in editor.outline()


def test_an_empty_plan_is_told_at_its_field(editor: Editor):
    answer = editor.post(f"{editor.address}/plan/texte", {"base": 1, "text": ""})
    assert answer.status_code == 422
    assert 'aria-describedby="text-erreur" aria-invalid="true"' in answer.text or 'aria-invalid="true"' in answer.text
