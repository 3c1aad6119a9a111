"""A project's map: its nodes written, tied, dated, counted, pictured, brought back as they were."""

from __future__ import annotations

import copy
import re
from html import unescape

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.cases import png

from . import values
from .changes import CHANGES
from .projects import Projects
from .walk import some, words

FORMS = ("ecrire", "enfant", "frere", "monter", "descendre", "ranger", "remonter", "supprimer", "rien")
days = st.sampled_from(values.DAYS)


class Written(Projects):
    @precondition(lambda self: self.projects)
    @rule(which=some, node=some, change=st.sampled_from(sorted(CHANGES)), text=words, behind=st.sampled_from([0, 0, 1]))
    def write(self, which: int, node: int, change: str, text: str, behind: int) -> None:
        """As the editor does; ``behind``: over an older revision, as a second tab."""
        id = self.one(which)
        kept = self.reads(f"/api/projets/{id}")
        data = copy.deepcopy(kept["map"])
        CHANGES[change](data["nodes"], data["nodes"][node % len(data["nodes"])], text)
        base = max(kept["revision"] - behind, 1)
        answer = self.json("PUT", f"/api/projets/{id}", data, base)
        if answer.status_code == 200 and not behind:
            now = self.reads(f"/api/projets/{id}")["map"]["nodes"]
            assert len(now) == len(data["nodes"]), "a node was lost"
        elif answer.status_code == 409:
            draft = answer.get_json()["draft"]
            self.looking.look(f"/projets/{id}/versions/{draft}")
            self.sends(f"/projets/{id}/versions/{draft}", base=str(kept["revision"]), c1="both", c2="mine", c3="theirs")

    @precondition(lambda self: self.projects)
    @rule(which=some, node=some, do=st.sampled_from(FORMS), text=words, note=words)
    def write_by_form(self, which: int, node: int, do: str, text: str, note: str) -> None:
        id = self.one(which)
        kept = self.reads(f"/api/projets/{id}")
        key = kept["map"]["nodes"][node % len(kept["map"]["nodes"])]["key"]
        sent = {"do": do, "key": key, "base": str(kept["revision"]), "text": text, "note": note}
        self.sends(f"/projets/{id}/noeud", **sent)

    @precondition(lambda self: self.projects)
    @rule(which=some, text=words, under=words)
    def rewrite(self, which: int, text: str, under: str) -> None:
        id = self.one(which)
        sent = {"base": self.base(id), "text": f"{text}\n  {under}\n    : {text}"}
        self.sends(f"/projets/{id}/plan/texte", **sent)

    @precondition(lambda self: self.projects)
    @rule(which=some, back=some, name=words)
    def go_back(self, which: int, back: int, name: str) -> None:
        """An older version, named, then saved as the newest."""
        id = self.one(which)
        known = self.reads(f"/api/projets/{id}/versions")["revisions"]
        number = known[back % len(known)]["number"]
        self.json("PATCH", f"/api/projets/{id}/versions/{number}", {"name": name})
        older = self.reads(f"/api/projets/{id}/versions/{number}")["map"]
        self.json("PUT", f"/api/projets/{id}", older, int(self.base(id)))
        self.looking.look(f"/projets/{id}/naissance/{number}")

    @precondition(lambda self: self.projects)
    @rule(which=some, node=some, alt=words)
    def picture(self, which: int, node: int, alt: str) -> None:
        id = self.one(which)
        answer = self.file(f"/api/projets/{id}/images", "photo.png", png())
        kept = self.reads(f"/api/projets/{id}")
        nodes = kept["map"]["nodes"]
        hash = answer.get_json().get("hash", "0" * 64)
        nodes[node % len(nodes)]["picture"] = {"hash": hash, "width": 40, "height": 30, "alt": alt[:500]}
        self.json("PUT", f"/api/projets/{id}", kept["map"], kept["revision"])

    # ---- days and money

    @precondition(lambda self: self.projects)
    @rule(which=some, place=some, first=days, last=days)
    def date(self, which: int, place: int, first: str, last: str) -> None:
        id = self.one(which)
        page = self.who.read(f"/projets/{id}/calendrier")
        places = re.findall(r'name="(place|key)" value="([^"]+)"', page) or [("key", "x")]
        name, value = places[place % len(places)]
        fields = {name: unescape(value), "first": first, "last": last, "base": self.base(id)}
        self.sends(f"/projets/{id}/calendrier", **fields)

    @precondition(lambda self: self.projects)
    @rule(which=some, place=some, value=st.sampled_from(values.AMOUNTS))
    def reckon(self, which: int, place: int, value: str) -> None:
        id = self.one(which)
        page = self.who.read(f"/projets/{id}/budget")
        places = re.findall(r'name="place" value="([^"]+)"', page) or ["x"]
        fields = {"do": "montant", "place": unescape(places[place % len(places)]), "value": value}
        self.sends(f"/projets/{id}/budget", base=self.base(id), **fields)

    @precondition(lambda self: self.projects)
    @rule(which=some, side=st.sampled_from(["charge", "resource"]), text=words, code=st.sampled_from(["60", "70", ""]))
    def add_line(self, which: int, side: str, text: str, code: str) -> None:
        id = self.one(which)
        fields = {"do": "ajouter", "side": side, "words": text, "value": "1 200", "base": self.base(id)}
        self.sends(f"/projets/{id}/budget", **fields)
        places = re.findall(r'name="key" value="([^"]+)"', self.who.read(f"/projets/{id}/budget")) or ["x"]
        fields = {"do": "compte", "key": unescape(places[-1]), "code": code, "base": self.base(id)}
        self.sends(f"/projets/{id}/budget", **fields)
