"""Somebody's own room in a centre: the same, and what passes between them and the session that they are in: handed in,
talked about, marked, closed, opened again, taken away, erased."""

from __future__ import annotations

from typing import Any

from flask import Flask
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from cefi_map.centre import people, sessions, sharing, ways
from cefi_map.centre import store as kept
from cefi_map.web import create_app
from tests.centre.pages.centre import HERE, Guest, invited, joined, linked, person
from tests.web.visitor import Visitor

from .alone import Alone
from .walk import some, words

SESSION = ("", "/candidats", "/bilan.csv", "/bilan.ods", "/harmonisation")
COHORT = ("", "/jury", "/rendre", "/a-reprendre", "/personnes", "/avis", "/tableau.csv", "/tableau.ods")
COHORT += ("/retours.zip", "/fiches.pdf", "/proces-verbaux.pdf", "/avis.zip", "/clos-1.zip", "/clos-2.zip")
WORK = ("", "/carte", "/comparer", "/grille", "/rendre", "/jury", "/avis", "/proces-verbal-1.pdf", "/rendre/1.pdf")
HEAD = (
    "/centre",
    "/centre/courriels",
    "/centre/liste",
    "/centre/journal",
    "/centre/journal.csv",
    "/centre/mentions",
    "/sessions",
    "/",
    "/compte",
)


class Centre(Alone):
    strict = False
    reads_twice = False  # its head has not let candidates ask for a second opinion

    def open(self) -> Flask:
        return create_app(self.place, database=self.database, reach=HERE)

    def comes(self) -> Visitor:
        store = self.store
        self.head = invited(self.app, ways.first_link(store), "Roy")
        self.training = sessions.create_training(store, person(store, "Roy"), "Printemps")
        token = ways.invite(store, "trainer", "Luc", self.training.id)
        self.trainer = invited(self.app, token, "Luc")
        self.guests: list[Visitor] = []
        self.came = 0
        return self.candidate()

    @property
    def store(self) -> Any:
        return self.app.extensions["store"]

    def everybody(self) -> list[Visitor]:
        return [self.head, self.trainer, self.who, *self.guests]

    def candidate(self) -> Guest:
        self.came += 1
        self.name = f"Ana {self.came}"
        return joined(self.app, self.training.code, self.name)

    def seen_by(self, who: Visitor, *paths: str) -> None:
        for each in paths:
            self.looking.answered(who.get(each), each)

    def asks(self, who: Visitor, path: str, **fields: str) -> Any:
        return self.looking.answered(who.post(path, fields), path)

    @precondition(lambda self: self.projects)
    @rule(which=some)
    def hand_over(self, which: int) -> None:
        id = self.one(which)
        answer = self.sends(f"/projets/{id}/rendre/session", session=self.training.id)
        if answer.status_code == 303:
            kinds = ("zip", "pdf", "svg", "mm")
            self.seen_by(self.who, answer.location, *(f"{answer.location}.{kind}" for kind in kinds))

    @rule(text=words, level=st.sampled_from(["acquis", "partiellement", "non_acquis", ""]), give=st.booleans())
    def mark(self, text: str, level: str, give: bool) -> None:
        """All that arrived; then it is looked at."""
        said = text[:900].encode("utf-8", "replace").decode()
        for work in dict.fromkeys(each.work for each in kept.Centre(self.store).receipts(self.training.id)):
            path = f"/relire/carte/{work}"
            fields = {"version": "1", "level-C1": level, "comment-C1": said, "comment-appreciation": said}
            self.asks(self.trainer, path, **fields)
            self.asks(self.trainer, f"{path}/repere", version="1", key="", text=said or "?", kind="preciser")
            if give:
                self.asks(self.trainer, f"{path}/rendre", version="1", reviewer="Luc")
            self.seen_by(self.trainer, *(path + end for end in WORK))

    @rule()
    def follow(self) -> None:
        session, cohort = f"/sessions/{self.training.id}", f"/relire/{self.training.id}"
        self.seen_by(self.trainer, *(session + end for end in SESSION), *(cohort + end for end in COHORT))
        self.seen_by(
            self.trainer, *(f"/projets/{id}{end}" for id in self.projects for end in ("", "/dossier", "/plan"))
        )
        self.seen_by(self.head, *HEAD, *(f"/centre/personnes/{each.id}" for each in people.people(self.store)))

    @rule(do=st.sampled_from(["clore", "rouvrir", "refaire", "repartir", "defaire"]), place=words)
    def close_session(self, do: str, place: str) -> None:
        cohort = f"/relire/{self.training.id}"
        if do in ("repartir", "defaire"):
            self.asks(self.trainer, f"{cohort}/jury", do=do, person=person(self.store, "Luc").id)
            return
        town = place[:80].encode("utf-8", "replace").decode() or "Lyon"
        self.asks(self.trainer, f"{cohort}/clore", do=do, place=town, sure="oui")
        self.seen_by(self.trainer, f"{cohort}/jury", cohort)
        closed = self.looking.answered(self.trainer.get(f"{cohort}/clos-1.zip"), "clos-1.zip")
        if closed.status_code == 200:
            sent = self.trainer.send("/relire/verifier", "clos.zip", closed.data)
            self.looking.answered(sent, "/relire/verifier")

    @precondition(lambda self: self.projects)
    @rule(which=some, granted=st.sampled_from(["read", "comment", "write"]), text=words, place=st.sampled_from("np"))
    def share(self, which: int, granted: str, text: str, place: str) -> None:
        """With somebody who comes by a link, and says something."""
        id, now = self.one(which), self.app.config["SECRET_KEY"]
        self.sends(f"/projets/{id}/partage", granted=granted, ends="7")
        key = self.reads(f"/api/projets/{id}")["map"]["nodes"][0]["key"]
        answer = self.json("POST", f"/api/projets/{id}/echanges", {"place": f"{place}{key}", "words": text})
        thread = (answer.get_json() or {}).get("thread")
        self.json("POST", f"/api/projets/{id}/echanges", {"thread": thread, "words": text})
        links = list(sharing.shares(self.store.of(self.me().id), id))
        if links and len(self.guests) < 2:
            path = f"/partage/{sharing.link_token(now, links[-1].id)}"
            self.guests.append(linked(self.app, path, f"Zoé {len(self.guests)}"))
            self.seen_by(self.guests[-1], "/", f"/projets/{id}", f"/projets/{id}/plan", f"/projets/{id}/dossier")

    def me(self) -> Any:
        return person(self.store, self.name)

    @rule(rule_=st.sampled_from(["date", "jours", "jamais"]), days=st.sampled_from(["400", "0", "-1", "x"]))
    def keep(self, rule_: str, days: str) -> None:
        path = f"/sessions/{self.training.id}/conservation"
        self.asks(self.trainer, path, rule=rule_, until="2030-01-01" if days == "400" else "2027-02-30", days=days)
        self.sends("/compte/donnees")

    @rule(works=st.sampled_from(["garder", "effacer"]))
    def erase(self, works: str) -> None:
        """The person, by the head; somebody else comes."""
        path = f"/centre/personnes/{self.me().id}/effacer"
        self.seen_by(self.head, path)
        answer = self.asks(self.head, path, name=self.name, works=works)
        if answer.status_code == 303:
            self.seen_by(self.who, "/", *(f"/projets/{id}" for id in self.projects))
            self.projects.clear()
            self.binned.clear()
            self.who = self.candidate()

    @rule(leave=st.booleans())
    def leave_and_come_back(self, leave: bool) -> None:
        path = f"/compte/sessions/{self.training.id}/quitter" if leave else "/compte/sessions"
        self.sends(path, code=self.training.code)
        self.seen_by(self.who, "/", "/compte")
