"""Every sentence that says what leaves follows the setting: all of them are listed here, with what each depends on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask

from cefi_map.project import second
from cefi_map.web.reach import HERE, reach

from .visitor import Visitor, text_of

ROOT = Path(__file__).parents[2]
KEY = b"k" * 32
AWAY = second.Server("https://modele.example/v1", "grand", "la-cle")
NEAR = second.Server("http://localhost:11434/v1", "petit", own=True)
CLOUD = second.Server("http://localhost:11434/v1", "gpt-oss:120b-cloud", own=True)

SAYS = {
    "/": "Tout reste sur cet ordinateur.",
    "/nouvelle": "Tout reste sur cet ordinateur.",
    "/donnees": "Rien n’est envoyé à un autre site.",
    "/relire": "Tout reste sur cet ordinateur.",
    "/aide/donnees": "Personne d’autre ne les a : ni centre, ni éditeur, ni fournisseur.",
    "/aide/donnees#sort": "Rien. Aucune requête ne part vers un autre site",
    "/aide/verdicts": "Aucun texte n’est envoyé à un autre service.",
    "/aide/relire": "Tout reste sur cet ordinateur.",
    "/aide/evaluation-ia": "Votre texte n’est envoyé à aucun autre service.",
    "/aide/modele": "Rien n’est envoyé à un autre service, sauf si vous demandez vous-même un second avis",
}
"""What each page says while nothing leaves; where a model elsewhere is entered, it is not said, and its host is."""

_TELLING = re.compile(
    r"(?i)(?:aucune?|rien|ni)\b[^.<{}]{0,60}?\b(?:envoy|part\b|sort\b|appelle|site\b|service\b)"
    r"|reste(?:nt)? sur (?:cet|l'|l’)\s?ordinateur"
)
FOLLOW = {
    "templates/backup/index.html": 1,
    "templates/help/donnees.html": 3,
    "templates/help/verdicts.html": 1,
    "centre/templates/centre/connections.html": 2,
    "project/exam/papers/evaluation-ia.md": 1,
    "project/exam/papers/modele.md": 1,
    "web/reach.py": 3,
}
"""Files whose sentences follow the setting, and how many such words each has."""
ALWAYS = {
    "templates/hand_in/check.html": 2,  # handing in sends nothing by itself
    "templates/help/second-avis.html": 1,  # a trial sends our own maps
    "templates/project/export.html": 1,  # exporting sends nothing
    "templates/second/reader.html": 1,
    "centre/templates/account/_consent.html": 1,  # of a labelled set
    "centre/templates/help/centre.html": 1,
    "centre/templates/lti/courses.html": 1,  # of points, which go where a trainer says so
    "centre/templates/centre/post.html": 1,  # of mail, where no server is set
    "centre/templates/ways/invitation.html": 1,  # of a mail
    "centre/templates/harmony/labels.html": 1,
}
"""Those that are so whatever is set."""


@pytest.mark.parametrize("page", SAYS)
def test_a_page_says_that_nothing_leaves_until_something_may(app: Flask, visitor: Visitor, page: str):
    store, address = app.extensions["store"], page.partition("#")[0]
    assert SAYS[page] in text_of(visitor.read(address))
    second.enter(store, KEY, NEAR)
    assert "modele.example" not in text_of(visitor.read(address))
    second.enter(store, KEY, AWAY)
    said = text_of(visitor.read(address))
    assert SAYS[page] not in said
    assert "modele.example" in said
    second.leave(store)
    assert SAYS[page] in text_of(visitor.read(address))


def test_what_stays_on_this_computer_is_said_to_though_a_model_reads_it(app: Flask, visitor: Visitor):
    second.enter(app.extensions["store"], KEY, NEAR)
    assert "Tout reste sur cet ordinateur." in text_of(visitor.read("/"))
    assert "sur cet ordinateur ou son réseau" in text_of(visitor.read("/aide/donnees"))
    second.enter(app.extensions["store"], KEY, CLOUD)
    assert "Tout reste sur cet ordinateur, sauf ce que vous faites lire chez qui calcule « gpt-oss" in text_of(
        visitor.read("/")
    )


def test_the_sentence_follows_wherever_the_application_runs():
    assert HERE.keeps("") == HERE.kept
    assert "sauf ce que vous faites lire chez modele.example" in HERE.keeps("modele.example")
    centre = reach("127.0.0.1", asks=True)
    assert centre.keeps("modele.example").startswith(centre.kept)
    assert "part chez modele.example" in centre.keeps("modele.example")


def test_every_such_sentence_is_listed():
    """A new one says here whether it follows the setting."""
    found: dict[str, int] = {}
    for room in ("templates", "centre/templates", "desk/templates", "project/exam/papers", "web"):
        for path in sorted((ROOT / "cefi_map" / room).rglob("*")):
            if path.suffix in (".html", ".md", ".py"):
                told = len(_TELLING.findall(" ".join(path.read_text("utf-8").split())))
                found |= {path.relative_to(ROOT / "cefi_map").as_posix(): told} if told else {}
    assert found == FOLLOW | ALWAYS


def test_what_is_read_before_installing_says_it_too():
    for name in ("README.md", "SECURITY.md"):
        text = (ROOT / name).read_text("utf-8")
        assert "second avis" in text
        assert "accept" in text, "only where its author lets it be read"
