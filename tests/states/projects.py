"""Projects: begun, brought in, copied, thrown away, fetched back, erased, all of them saved and restored."""

from __future__ import annotations

import re

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule
from werkzeug.test import TestResponse

from .walk import Walk, some, words

MOST = 2
"""Projects at once: all of each is looked at in the end."""
KINDS = ("etapes", "vide", "exemple")


class Projects(Walk):
    @initialize(lot=st.integers(0, 999), kind=st.sampled_from(KINDS))
    def begin(self, lot: int, kind: str) -> None:
        """``lot`` chooses what is looked at."""
        self.lot = lot
        self.new(kind, "")

    @precondition(lambda self: len(self.projects) < MOST)
    @rule(kind=st.sampled_from(KINDS), title=words)
    def new(self, kind: str, title: str) -> None:
        self.arrived(self.sends("/projets", kind=kind, title=title))

    @precondition(lambda self: len(self.projects) < MOST)
    @rule(which=some)
    def bring(self, which: int) -> None:
        name, data = self.taken[(which * 5) % len(self.taken)]
        self.arrived(self.file("/importer", name, data))

    @precondition(lambda self: self.projects)
    @rule(which=some, kind=st.sampled_from(["mm", "svg", "xmind", "opml", "md", "docx", "pptx"]))
    def take(self, which: int, kind: str) -> None:
        """A file, which may be brought in later."""
        path = f"/projets/{self.one(which)}/exporter/{kind}"
        answer = self.gets(path)
        if answer.status_code == 200:
            self.taken.insert(0, (f"carte.{kind}", answer.data))

    @precondition(lambda self: self.projects)
    @rule(which=some, title=words)
    def rename(self, which: int, title: str) -> None:
        self.sends(f"/projets/{self.one(which)}/renommer", title=title)

    @precondition(lambda self: 0 < len(self.projects) < MOST)
    @rule(which=some)
    def duplicate(self, which: int) -> None:
        self.sends(f"/projets/{self.one(which)}/dupliquer")
        for id in re.findall(r'href="/projets/([0-9a-f]+)"', self.who.read("/")):
            if id not in self.projects:
                self.projects.append(id)

    @precondition(lambda self: self.projects)
    @rule(which=some)
    def discard(self, which: int) -> None:
        id = self.one(which)
        self.sends(f"/projets/{id}/jeter")
        self.projects.remove(id)
        self.binned.append(id)

    @precondition(lambda self: self.binned)
    @rule(which=some, erase=st.booleans())
    def settle_trash(self, which: int, erase: bool) -> None:
        id = self.binned.pop(which % len(self.binned))
        self.sends(f"/corbeille/{id}/{'effacer' if erase else 'restaurer'}")
        if not erase:
            self.projects.append(id)

    @rule()
    def save_everything(self) -> None:
        """And bring it back, where all but one were erased."""
        data = self.gets("/donnees/sauvegarde").data
        kept = {id: self.all_of(id) for id in self.projects[1:]}
        for id in kept:
            self.sends(f"/projets/{id}/jeter")
            self.sends(f"/corbeille/{id}/effacer")
        self.file("/donnees/restaurer", "sauvegarde.zip", data)
        for id, said in kept.items():
            assert self.all_of(id) == said, "a backup gives back another project"

    def arrived(self, answer: TestResponse) -> None:
        """Where a project began, if one did: the newest of them, as one is known by the page that is shown."""
        found = re.search(r"/projets/([0-9a-f]+)", answer.location or "")
        if found and found[1] not in self.projects:
            self.projects.append(found[1])
