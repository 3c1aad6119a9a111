"""Somebody alone: the map, the dossier beside it, what is shown, printed and handed in, what a trainer makes of it."""

from __future__ import annotations

import re

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.second.readers import obeying

from . import values
from .walk import some, words
from .written import Written

pictures = st.sampled_from(["pdf", "svg", "png"])


class Alone(Written):
    reads_twice = True

    @precondition(lambda self: self.projects)
    @rule(
        which=some,
        kinds=st.lists(st.tuples(st.sampled_from(values.BLOCKS), words), max_size=4),
        title=words,
        size=st.sampled_from([11, 8, 16]),
    )
    def write_dossier(self, which: int, kinds: list[tuple[str, str]], title: str, size: int) -> None:
        """No block among what may be sent: a dossier that is emptied."""
        api = f"/api/projets/{self.one(which)}/dossier"
        layout = {"size": size, "cover": size > 11, "margin": 2}
        blocks = [values.block(kind, text) for kind, text in kinds]
        data = {"title": title[:400], "author": title[:400], "blocks": blocks, "layout": layout}
        self.json("PUT", api, data, self.reads(api)["revision"])
        for sheet in (self.json("POST", f"{api}/pages", data).get_json().get("sheets") or [])[:2]:
            self.looking.look(sheet)

    @precondition(lambda self: self.projects)
    @rule(which=some, back=some, name=words)
    def go_back_in_dossier(self, which: int, back: int, name: str) -> None:
        api = f"/api/projets/{self.one(which)}/dossier/versions"
        known = self.reads(api)["revisions"]
        if known:
            number = known[back % len(known)]["number"]
            self.json("PATCH", f"{api}/{number}", {"name": name})
            self.json("POST", f"{api}/{number}/restaurer", {})

    @precondition(lambda self: self.projects)
    @rule(which=some, text=words, kind=st.sampled_from(["md", "html", "txt"]))
    def bring_dossier(self, which: int, text: str, kind: str) -> None:
        data = text.encode("utf-8", "replace")
        self.file(f"/projets/{self.one(which)}/dossier/importer", f"dossier.{kind}", data)

    @precondition(lambda self: self.projects)
    @rule(which=some, node=some, text=words)
    def answer(self, which: int, node: int, text: str) -> None:
        id = self.one(which)
        kept = self.reads(f"/api/projets/{id}")
        nodes = kept["map"]["nodes"]
        sent = {"key": nodes[node % len(nodes)]["key"], "base": str(kept["revision"]), "answer": text}
        answer = self.sends(f"/projets/{id}/soutenir/questions", **sent)
        if answer.location:
            self.looking.look(answer.location.partition("#")[0])
            self.sends(f"/projets/{id}/soutenir/questions/annuler", **sent)

    @precondition(lambda self: self.projects)
    @rule(which=some, text=words, part=st.sampled_from(["carte", "dossier"]), obeys=st.booleans())
    def second_opinion(self, which: int, text: str, part: str, obeys: bool) -> None:
        """By hand: the demand goes, an answer or anything else comes back."""
        page = f"/projets/{self.one(which)}/second-avis/{part}"
        demand = self.gets(f"{page}/demande.txt")
        answer = obeying(demand.text) if obeys and demand.status_code == 200 else text
        self.sends(page, base="1", answer=answer)
        if self.reads_twice:
            self.looking.look(page)
        else:
            assert demand.status_code == 404

    @precondition(lambda self: self.projects)
    @rule(which=some, text=words, kind=pictures, sheet=st.sampled_from(["A4", "A3", "A0"]))
    def hang(self, which: int, text: str, kind: str, sheet: str) -> None:
        id, text = self.one(which), text[:80]
        chosen = {"sheet": sheet, "direction": "Portrait", "title": text, "author": text, "centre": text, "faire": kind}
        self.sends(f"/projets/{id}/affiche", **{**chosen, "whole": "on"})
        chosen = {"sheet": sheet, "direction": "Portrait", "name": text, "faire": kind, "width": "800"}
        self.sends(f"/projets/{id}/imprimer", **{**chosen, "notes": "on", "legend": "on", "block": "on"})

    @precondition(lambda self: self.projects)
    @rule(which=some, name=words, reader=st.sampled_from(["formateur", "jury"]), journal=st.booleans())
    def hand_in(self, which: int, name: str, reader: str, journal: bool) -> None:
        sent = {"name": name[:80], "reader": reader} | ({"journal": "on"} if journal else {})
        answer = self.sends(f"/projets/{self.one(which)}/rendre", **sent)
        if answer.mimetype == "application/zip":
            self.taken.insert(0, ("rendu.zip", answer.data))

    @rule(which=some)
    def read_a_class(self, which: int) -> None:
        """What was taken, as a trainer receives it: read, commented, given back."""
        name, data = self.taken[which % len(self.taken)]
        answer = self.file("/relire", name, data, "files")
        if not re.fullmatch("/relire/[0-9a-f]+", answer.location or ""):
            return
        for end in ("", "/a-reprendre", "/personnes", "/rendre", "/tableau.csv", "/tableau.ods", "/fiches.pdf"):
            self.looking.look(answer.location + end)
        for work in re.findall(r'scope="row"><a href="([^"]+)"', self.who.read(answer.location)):
            fields = {"version": "1", "level-C1": "acquis", "comment-C1": values.ARABIC, "comment-appreciation": " "}
            self.sends(work, **fields)
            for end in ("", "/carte", "/comparer", "/grille", "/rendre"):
                self.looking.look(work + end)
            for kind in ("svg", "mm", "html", "pdf", "zip"):
                given = self.gets(f"{work}/rendre/1.{kind}")
                if kind == "svg" and given.status_code == 200:
                    self.taken.insert(0, ("retour.svg", given.data))
