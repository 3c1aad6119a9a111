"""A journey by ear: what a screen reader says from the page's first stop through the map and out of it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import Any

import pytest

from .heard import BUS, PROGRAMS
from .person import person

pytestmark = [pytest.mark.browser, pytest.mark.long]

KEYS = "Tab Return Down Down Down Left End Down Home Right Right Tab Tab".split()  # noqa: SIM905

WORDS = (
    "Aller à la carte",
    "À pied d’œuvre : douze femmes sans emploi essaient les métiers de la rénovation, note. tree level 1",
    "1, Contexte, étape 1. expanded. tree level 2",
    "Tab ajoute une idée en dessous. Échap puis Tab sortent de la carte.",
    "1.1, 64 femmes sans emploi depuis plus d’un an, étape 1, note. expanded. tree level 3",
    "1.1.1, 41 n’ont jamais visé que le ménage ou l’aide à domicile, étape 1, note. tree level 4",
    "1.1, 64 femmes sans emploi",
    "6.4.3, ",
    "Dernier nœud.",
    "tree level 1",
    "1, Contexte",
    "1.1, 64 femmes",
    "Nouvelle idée sous « 64 femmes",
    "Entrée garde le texte, Tab le garde et ajoute une idée en dessous, Échap renonce.",
    "Pourquoi ? button",
)
"""In this order."""


def test_orca_says_the_map(browser: Any, server: str):
    """Level and name at each step, its end, what Tab will do, and nothing of the map once it is left."""
    if missing := [name for name in PROGRAMS if not shutil.which(name)] or not BUS.exists():
        pytest.skip(f"no {missing}: a screen reader is heard where Debian's orca, xvfb, openbox and xdotool are")
    with person(browser, server) as someone:
        path = someone.make(kind="exemple")
        before = someone.on_server(path)
        done = subprocess.run(
            ["dbus-run-session", "--", sys.executable, "-m", "tests.editor.heard", server, path, *KEYS],
            capture_output=True,
            text=True,
            timeout=240,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        heard = " ".join(sentence for _, said in json.loads(done.stdout) for sentence in said).replace("\u00a0", " ")
        assert someone.on_server(path) == before
    at = 0
    for words in WORDS:
        at = heard.find(words, at)
        assert at >= 0, (words, heard)
    assert "tree level" not in heard[at:], "the map is left"
