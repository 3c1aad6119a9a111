"""« Questions du jury » without scripts: read, answered into a node's note, taken back."""

from __future__ import annotations

import re

from .visitor import Visitor, text_of

OUTLINE = """Atelier mobilité
  Faisabilité [E3]
    Partenaires
      Lycée agricole
"""


def asked(page: str) -> list[str]:
    return [text_of(each) for each in re.findall(r'<h2 dir="auto">(.*?)</h2>', page, re.S)]


def test_an_answer_goes_into_the_note_and_comes_back_out(visitor: Visitor):
    path = visitor.project(OUTLINE)
    page = visitor.read(f"{path}/soutenir/questions")
    assert "Pourquoi « Lycée agricole » plutôt qu’un autre ?" in text_of(page).replace("\u00a0", " ")
    item = next(each for each in page.split("<li ") if "Lycée agricole" in each)
    key = re.search(r'name="key"[^>]*value="([^"]+)"', item) or re.search(r'<option value="([^"]+)"', item)
    base = re.search(r'name="base" value="(\d+)"', item)
    assert key
    assert base
    sent = {"key": key[1], "base": base[1], "answer": "Il nous prête une salle le jeudi."}
    answered = visitor.post(f"{path}/soutenir/questions", sent)
    assert answered.status_code == 303
    page = visitor.read(answered.location.partition("#")[0])
    assert "Votre réponse est dans la note du nœud 1.1.1, « Lycée agricole »" in text_of(page).replace("\u00a0", " ")
    assert "Il nous prête une salle" in visitor.read(f"{path}/plan")
    assert visitor.post(f"{path}/soutenir/questions/annuler", {"key": key[1], "base": base[1]}).status_code == 303
    assert "Il nous prête une salle" not in visitor.read(f"{path}/plan")


def test_a_question_that_was_answered_shows_it_and_goes_last_also_when_the_page_is_opened_anew(visitor: Visitor):
    path = visitor.project(OUTLINE)
    page = visitor.read(f"{path}/soutenir/questions")
    first = page.split("<li ")[1]
    key, base, about = (re.search(rf'name="{name}"[^>]*value="([^"]+)"', first) for name in ("key", "base", "about"))
    key = key or re.search(r'<option value="([^"]+)"', first)
    assert key
    assert base
    assert about
    sent = {"key": key[1], "base": base[1], "about": about[1], "answer": "Oui."}
    assert visitor.post(f"{path}/soutenir/questions", sent).status_code == 303
    page = visitor.read(f"{path}/soutenir/questions")
    last = text_of(page.split("<li ")[-1])
    assert "Votre réponse, dans la note du nœud" in last
    assert "Oui." in last
    assert text_of(page).count("Votre réponse, dans la note du nœud") == 1


def test_the_questions_stay_as_one_saw_them_until_the_page_is_opened_anew(visitor: Visitor):
    """One after the other is answered, one answer taken back: the same words in the same order, each with its answer.
    An address of a version that is not there shows those of today."""
    path = visitor.project(OUTLINE)
    address = f"{path}/soutenir/questions"
    seen = asked(page := visitor.read(address))
    for place in (1, 3):
        item = page.split("<li ")[place]
        action = re.search(r'action="([^"]+)"', item.partition('class="write"')[2])
        key, base, about = (re.search(rf'name="{name}"[^>]*value="([^"]+)"', item) for name in ("key", "base", "about"))
        key = key or re.search(r'<option value="([^"]+)"', item)
        assert action
        assert key
        assert base
        assert about
        sent = {"key": key[1], "base": base[1], "about": about[1], "answer": f"Réponse {place}."}
        page = visitor.read(visitor.post(action[1], sent).location.partition("#")[0])
        assert asked(page) == seen
        assert f"Réponse {place}." in text_of(page.split("<li ")[place])
    assert asked(visitor.read(address)) != seen
    taken = re.search(r'action="([^"]+/annuler[^"]*)"', page)
    assert taken
    page = visitor.read(visitor.post(taken[1], {"key": key[1], "base": base[1]}).location)
    assert asked(page) == seen
    assert "Réponse 3." not in page
    assert asked(visitor.read(f"{address}?version=4000000")) == asked(visitor.read(address))


def test_an_answer_without_a_word_or_a_place_is_refused(visitor: Visitor):
    path = visitor.project(OUTLINE)
    page = f"{path}/soutenir/questions"
    assert visitor.post(page, {"key": "", "base": "1", "answer": "oui"}).status_code == 422
    assert visitor.post(page, {"key": "nulle part", "base": "1", "answer": "oui"}).status_code == 404


def test_an_address_that_was_tampered_with_shows_the_questions_alone(visitor: Visitor):
    path = visitor.project(OUTLINE)
    assert "Votre réponse est" not in visitor.read(f"{path}/soutenir/questions?ecrit=absent&avant=1")


def test_to_tell_to_be_asked_and_the_form_are_rooms_of_one_tab(visitor: Visitor):
    address = visitor.project(OUTLINE)
    rooms = {f"{address}/soutenir", f"{address}/soutenir/questions", f"{address}/fiche-action"}
    for room in rooms:
        page = visitor.read(room)
        tab, inside = (re.findall(rf'<nav class="{name}.*?</nav>', page, re.S)[0] for name in ("tabs", "seg"))
        assert re.search(rf'href="{address}/soutenir" aria-current=', tab)
        assert rooms <= set(re.findall(r'href="([^"]+)"', inside))
        assert f'href="{room}" aria-current="page"' in inside
    assert f'href="{address}/soutenir"' in visitor.read(address)
