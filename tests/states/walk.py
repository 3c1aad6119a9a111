"""The application over a place of its own, somebody in it, and what holds after each step whatever was done."""

from __future__ import annotations

import json
import re
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from random import Random
from typing import Any

from flask import Flask
from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from werkzeug.test import TestResponse

from cefi_map.project import later, memory
from cefi_map.web import create_app
from tests.web.visitor import Visitor

from . import values
from .forms import forms
from .looking import Looking, listening, steady

words = st.sampled_from(list(values.WORDS.values()))
some = st.integers(0, 7)
"""Which of several things, counted round."""

KEPT_FROM = re.compile("/(jeter|effacer|restaurer|retirer|quitter|partout|forget|lien|mot-de-passe)$")
"""Ends of addresses of forms by which one leaves, or something goes: rules of their own know what does."""


class Walk(RuleBasedStateMachine):
    """``database``: the address of an empty one, None for a file in ``place``. ``projects``: ids of those that are
    there; ``binned``: those in the trash; ``taken``: files at hand, the newest first."""

    strict = True
    """Whether who walks may open every page that names nothing."""

    def __init__(self, place: Path, database: str | None = None) -> None:
        super().__init__()
        self.place, self.database, self.closing = place, database, ExitStack()
        self.witness = self.closing.enter_context(listening())
        self.projects: list[str] = []
        self.binned: list[str] = []
        self.taken: list[tuple[str, bytes]] = list(values.FILES.items())
        self.step, self.lot = 0, 0
        self.app = self.open()
        self.who = self.comes()

    def open(self) -> Flask:
        return create_app(self.place, database=self.database)

    def comes(self) -> Visitor:
        """Who walks."""
        return Visitor(self.app)

    def everybody(self) -> list[Visitor]:
        return [self.who]

    @property
    def looking(self) -> Looking:
        return Looking(self.who, self.witness)

    @invariant()
    def pages_stand(self) -> None:
        self.step += 1
        if self.projects:
            lot = Random(f"{self.lot} {self.step}")
            self.looking.by_lot(lot, lot.choice(self.projects))

    def teardown(self) -> None:
        try:
            if sys.exc_info()[0] is None:
                self.ends()
        finally:
            self.close()
            self.closing.close()

    def ends(self) -> None:
        """Everything is looked at, then again after a restart, which changes nothing."""
        note("at the end: every page and file")
        self.looking.at_all(self.projects, strict=self.strict)
        before = {id: self.all_of(id) for id in self.projects}
        self.close()
        memory.forget()
        self.app = self.open()
        for each in self.everybody():
            each.client.application = self.app
        note("after a restart: every page and file")
        self.looking.at_all(self.projects, strict=self.strict)
        assert {id: self.all_of(id) for id in self.projects} == before
        assert not self.witness.lines, self.witness.lines[0]

    def close(self) -> None:
        """Once nothing is being made any more."""
        while later.waiting() or any(each.name == "aside" for each in threading.enumerate()):
            time.sleep(0.05)
        self.app.extensions["store"].close()

    @precondition(lambda self: self.projects)
    @rule(page=st.integers(0, 99), form=some, text=words)
    def fill(self, page: int, form: int, text: str) -> None:
        """Any form of any page, by whoever walks: all that one writes in it with the same words."""
        here = [*steady(self.app), *(each.replace("<id>", self.one(form)) for each in self.looking.pages)]
        path = here[page % len(here)]
        seen = self.gets(path)
        page_seen = seen.text if seen.mimetype == "text/html" else ""  # a file has no forms
        found = [each for each in forms(page_seen) if not KEPT_FROM.search(each.action)]
        if found:
            chosen = found[form % len(found)]
            self.sends(chosen.action or path, **chosen.filled(text))

    # ---- what is sent

    def one(self, which: int) -> str:
        return self.projects[which % len(self.projects)]

    def sends(self, path: str, **fields: str) -> TestResponse:
        """A form; it holds no half of a letter, as a browser sends none."""
        sent = {name: value.encode("utf-8", "replace").decode() for name, value in fields.items()}
        return self.looking.answered(self.who.post(path, sent), path)

    def file(self, path: str, name: str, data: bytes, field: str = "file") -> TestResponse:
        return self.looking.answered(self.who.send(path, name, data, field), path)

    def json(self, method: str, path: str, data: Any, base: int | None = None) -> TestResponse:
        headers = {"X-CSRFToken": self.who.token(), "Content-Type": "application/json"}
        if base is not None:
            headers["If-Match"] = f'"{base}"'
        sent = self.who.client.open(path, method=method, data=json.dumps(data), headers=headers, buffered=True)
        return self.looking.answered(sent, f"{method} {path}")

    def gets(self, path: str) -> TestResponse:
        return self.looking.get(path)

    def reads(self, path: str) -> Any:
        """The data at an address of the API."""
        answer = self.gets(path)
        assert answer.status_code == 200, path
        return answer.get_json()

    def all_of(self, id: str) -> Any:
        """What is kept of a project: its map, its dossier, how far each has come."""
        return [self.reads(f"/api/projets/{id}"), self.reads(f"/api/projets/{id}/dossier")]

    def base(self, id: str) -> str:
        return str(self.reads(f"/api/projets/{id}")["revision"])
