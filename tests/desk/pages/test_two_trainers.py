"""Two trainers at once over twenty works, on two servers that share their data: whatever they do, nothing is lost.

A text or a level is lost when it is gone though nobody who had it on their page replaced it, set it aside or erased it.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html import unescape
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

import pytest

from cefi_map.desk import arriving
from cefi_map.store import open_store
from tests.cases import mm
from tests.circles import one_of
from tests.serving import served
from tests.web.visitor import shown

pytestmark = pytest.mark.whole

WORKS = 20
PLACES = [*(f"C{number}" for number in range(1, 13)), "appreciation"]
LEVELS = ("acquis", "partiel", "non_acquis")
OWN_TICKS = {"Anne": ("E1", "E2", "E3"), "Paul": ("E4", "E5", "E6")}

Said = tuple[str, str, str]
"""(work, place of the grid or "pin", the text or the level)."""


@dataclass
class Page:
    """What a person's page of one work holds."""

    html: str

    def field(self, name: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]*)"', self.html)
        return unescape(found[1]) if found else ""

    def seen(self, place: str) -> tuple[str, str]:
        return self.field(f"seen-level-{place}"), self.field(f"seen-comment-{place}")

    @property
    def ticks(self) -> set[str]:
        return set(re.findall(r'name="seen-tick" value="(\w+)"', self.html))

    def choices(self, place: str) -> list[str]:
        return [each for each in re.findall(r'name="choisir" value="([^"]+)"', self.html) if each.split()[0] == place]

    def voices(self, place: str) -> list[tuple[str, str]]:
        """(level, comment) of the marks that contradict each other there, in the order of the choices."""
        part = self.html.partition(f'data-part="told-{place}"')[2].partition('<details class="auto"')[0]
        part = part.partition("</ul>")[0]
        words = {"Acquis": "acquis", "Partiellement": "partiel", "Non acquis": "non_acquis"}
        found = re.findall(r'<li><p>(?:<b>([^<]*)</b> )?<span dir="auto">([^<]*)</span>', part)
        return [(words.get(word, ""), unescape(comment)) for word, comment in found]

    def standing(self, place: str) -> tuple[set[str], set[str]]:
        """Levels and comments that stand at a place, side by side or alone."""
        marks = [self.seen(place), *self.voices(place)]
        return {level for level, _ in marks}, {comment for _, comment in marks}

    @property
    def remarks(self) -> dict[str, str]:
        return {
            id: unescape(text) for id, text in re.findall(r'data-remark="([\w-]+)" [^>]*data-text="([^"]*)"', self.html)
        }


@dataclass
class Trainer:
    """Someone with a browser of their own: what each page shows them, what they put, what they knowingly took away."""

    name: str
    address: str
    dice: random.Random
    opener: OpenerDirector = field(default_factory=lambda: build_opener(HTTPCookieProcessor(CookieJar())))
    pages: dict[str, Page] = field(default_factory=dict)
    token: str = ""
    put: set[Said] = field(default_factory=set)
    gone: set[Said] = field(default_factory=set)
    ticked: dict[str, set[str]] = field(default_factory=dict)
    refused: int = 0

    def enter(self, works: list[str]) -> None:
        for work in works:
            self.look(work)
        [token] = re.findall(r'name="csrf_token" value="([^"]+)"', self.pages[works[0]].html)[:1]
        self.token = token
        self.send("/relire/nom", {"reviewer": self.name, "vers": "/relire"})

    def read(self, path: str) -> str:
        while True:
            with self.opener.open(self.address + path, timeout=60) as answer:
                if answer.status != 202:  # else on its way
                    return shown(answer.read().decode())
            time.sleep(0.05)

    def look(self, work: str) -> None:
        self.pages[work] = Page(self.read(f"/relire/carte/{work}"))

    def send(self, path: str, fields: dict[str, Any]) -> str:
        """As the page's script does: a base that is held by another is asked again."""
        body = urlencode({**fields, "csrf_token": self.token}, doseq=True).encode()
        for _ in range(20):
            try:
                with self.opener.open(Request(self.address + path, body), timeout=60) as answer:
                    return shown(answer.read().decode())
            except HTTPError as error:
                if error.code != 503:
                    raise
                self.refused += 1
        raise AssertionError("never let in")

    def act(self, works: list[str], number: int) -> None:
        work = self.dice.choice(works)
        acts = [self.level, self.comment, self.comment, self.tick, self.pin, self.rewrite, self.erase, self.choose]
        if self.dice.random() < 0.15:
            self.look(work)
        else:
            self.dice.choice(acts)(work, f"{self.name} dit {number:04}.")

    def grid(self, work: str, fields: dict[str, Any]) -> None:
        path = f"/relire/carte/{work}"
        self.pages[work] = Page(self.send(path, {"version": "1", "page": "entière", **fields}))

    def mark(self, work: str, place: str, level: str, comment: str) -> None:
        seen_level, seen_comment = self.pages[work].seen(place)
        fields = {f"comment-{place}": comment, f"seen-comment-{place}": seen_comment}
        if place != "appreciation":
            fields |= {f"level-{place}": level, f"seen-level-{place}": seen_level}
        self.grid(work, fields)
        for seen, made in ((seen_level, level), (seen_comment, comment)):
            if seen != made:
                self.gone.add((work, place, seen))
                self.put.add((work, place, made))

    def level(self, work: str, _: str) -> None:
        place = self.dice.choice(PLACES[:-1])
        self.mark(work, place, self.dice.choice(LEVELS), self.pages[work].seen(place)[1])

    def comment(self, work: str, said: str) -> None:
        place = self.dice.choice(PLACES)
        self.mark(work, place, self.pages[work].seen(place)[0], said)

    def tick(self, work: str, _: str) -> None:
        id = self.dice.choice(OWN_TICKS[self.name])
        seen = id in self.pages[work].ticks
        own = self.ticked.setdefault(work, self.pages[work].ticks & set(OWN_TICKS[self.name]))
        self.grid(work, {"seen-tick" if seen else "tick": [id]})
        (set.discard if seen else set.add)(own, id)

    def pin(self, work: str, said: str, remark: str = "", seen: str = "") -> None:
        key = self.dice.choice(re.findall(r'data-row="([^"]+)"', self.pages[work].html))
        fields = {"key": key, "text": said, "kind": "question", "criterion": "", "remark": remark, "seen": seen}
        fields |= {"version": "1", "page": "entière"}
        self.pages[work] = Page(self.send(f"/relire/carte/{work}/repere", fields))
        self.put.add((work, "pin", said))
        if seen:
            self.gone.add((work, "pin", seen))

    def rewrite(self, work: str, said: str) -> None:
        if known := self.pages[work].remarks:
            remark = self.dice.choice(sorted(known))
            self.pin(work, said, remark, known[remark])

    def erase(self, work: str, _: str) -> None:
        known = self.pages[work].remarks
        if not known or self.dice.random() < 0.5:
            return
        remark = self.dice.choice(sorted(known))
        fields = {"version": "1", "page": "entière", "remark": remark, "seen": known[remark], "do": "enlever"}
        try:
            self.pages[work] = Page(self.send(f"/relire/carte/{work}/repere", fields))
            self.gone.add((work, "pin", known[remark]))
        except HTTPError as error:
            if error.code != 422:
                raise
            self.look(work)  # it was rewritten meanwhile

    def choose(self, work: str, _: str) -> None:
        page = self.pages[work]
        torn = [place for place in PLACES if page.choices(place)]
        if not torn:
            return
        place = self.dice.choice(torn)
        rank = self.dice.randrange(len(page.choices(place)))
        shown = page.voices(place)
        self.grid(work, {"choisir": page.choices(place)[rank]})
        levels, comments = self.pages[work].standing(place)
        for other in {each for each in shown if each != shown[rank]}:
            self.gone |= {(work, place, said) for said in other if said not in levels | comments}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("donnees")
    store = open_store(place)
    names = [f"{first}{last}" for first in "ABCD" for last in "vwxyz"][:WORKS]
    arriving.bring(store, [(f"{name}.mm", mm(f"Projet {name}\n  Contexte\n    Constat")) for name in names])
    store.close()
    return place


@pytest.fixture
def trainers(data: Path) -> Iterator[tuple[Trainer, Trainer]]:
    seed = random.SystemRandom().randrange(10**6)
    with served(data) as one, served(data) as other:
        print(f"seed {seed}")
        yield Trainer("Anne", one, random.Random(seed)), Trainer("Paul", other, random.Random(seed + 1))


@pytest.mark.parametrize(("count", "acts"), one_of([(4, 50), (WORKS, 500)]))
def test_what_two_trainers_do_at_once_loses_nothing(trainers: tuple[Trainer, Trainer], count: int, acts: int):
    home = trainers[0].read("/relire")
    [cohort] = re.findall(r'href="(/relire/[0-9a-f]{16})"', home)
    works = re.findall(r"/relire/carte/([0-9a-f]{16})\"", trainers[0].read(cohort))
    works = list(dict.fromkeys(works))
    assert len(works) == WORKS
    works = works[:count]
    for each in trainers:
        each.enter(works)

    def mark_all(trainer: Trainer) -> None:
        for number in range(acts):
            trainer.act(works, number)

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(mark_all, trainers))
    reader = Trainer("", trainers[0].address, random.Random())
    for work in works:
        reader.look(work)
    alive = set.union(*(each.put for each in trainers)) - set.union(*(each.gone for each in trainers))
    assert len(alive) > acts / 4, "by lot: half of them as a rule"
    for work, place, said in sorted(alive):
        page = reader.pages[work]
        stands = set(page.remarks.values()) if place == "pin" else set.union(*page.standing(place))
        assert said in stands or not said, f"{said!r} at {place} of {work} is lost"
    for each in trainers:
        for work, own in each.ticked.items():
            assert reader.pages[work].ticks & set(OWN_TICKS[each.name]) == own
