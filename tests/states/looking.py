"""Which pages and files there are, as the application's own table of addresses says; and that each answers."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

from flask import Flask
from werkzeug.test import TestResponse

from cefi_map.project import planning, writing
from cefi_map.project.pages.downloads import DOSSIERS, LAYOUTS, REPORTS
from tests.web.visitor import Visitor

PROJECT = ("/projets/<id>", "/api/projets/<id>")
ABSENT = (
    "/calendrier/dessin",
    "/relecture",
    "/relecture/dossier.json",
    "/partage",
    "/metrics",
    "/retour",
    "/logo.png",
    "/sante/attente",
)
"""Ends of addresses at which there may be nothing."""

LATER = (202, 503)
"""Statuses that say to ask again."""


class Witness(logging.Handler):
    """Lines of error that are logged while it listens, each with its trace."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        trace = "".join(traceback.format_exception(*record.exc_info)) if record.exc_info else ""
        self.lines.append(f"{record.name}: {record.getMessage()}\n{trace}")


@contextmanager
def listening() -> Iterator[Witness]:
    witness = Witness()
    logging.getLogger().addHandler(witness)
    try:
        yield witness
    finally:
        logging.getLogger().removeHandler(witness)


def steady(app: Flask) -> list[str]:
    """Addresses that name nothing."""
    return sorted(str(rule) for rule in app.url_map.iter_rules() if "GET" in rule.methods and not rule.arguments)


def pages(app: Flask) -> list[str]:
    """Addresses that name a project alone, "<id>" where it stands: pages, pictures, data, files of one kind."""
    rules = [each for each in app.url_map.iter_rules() if "GET" in each.methods and each.arguments == {"id"}]
    return sorted(str(rule) for rule in rules if str(rule).startswith(PROJECT))


def files() -> list[str]:
    """Files of a project in every kind there is."""
    at, maps = "/projets/<id>", [each.id for each in writing.export_formats()]
    return [
        *(f"{at}/exporter/{kind}" for kind in (*maps, *REPORTS)),
        *(f"{at}/exporter/svg?disposition={layout}" for layout in LAYOUTS),
        *(f"{at}/exporter/{kind}?pour=paper&couleurs=fichier" for kind in ("pdf", "png")),
        *(f"{at}/dossier/telecharger?format={kind}" for kind in DOSSIERS),
        *(f"{at}/budget/exporter/{kind}" for kind in planning.BUDGET_FILES),
        *(f"{at}/calendrier/exporter/{kind}" for kind in planning.CALENDAR_FILES),
        f"{at}/imprimer/page/1.svg",
    ]


class Looking:
    """Somebody who looks; ``witness`` tells what the application logged of it."""

    def __init__(self, visitor: Visitor, witness: Witness) -> None:
        self.visitor, self.witness = visitor, witness
        self.pages, self.files = pages(visitor.client.application), files()

    def by_lot(self, lot: Random, id: str) -> None:
        """Two pages of a project, and one file."""
        for each in (*lot.sample(self.pages, 2), lot.choice(self.files)):
            self.look(each.replace("<id>", id))

    def at_all(self, ids: list[str], *, strict: bool) -> None:
        """Every page, and of these projects every file. ``strict``: who looks may open what names nothing."""
        for each in steady(self.visitor.client.application):
            if strict:
                self.look(each)
            else:
                self.answered(self.visitor.get(each), each)
        for id in ids:
            for each in (*self.pages, *self.files):
                self.look(each.replace("<id>", id))

    def look(self, path: str) -> None:
        """A page is there; a file may be refused in words."""
        answer = self.get(path)
        if not (path.endswith(ABSENT) or "/exporter/" in path or "/telecharger" in path or "." in path):
            assert answer.status_code < 400, f"{path}: {answer.status_code}\n{answer.text[-600:]}"

    def get(self, path: str) -> TestResponse:
        """What is there, waited for where it is being made, or where the machine is too busy."""
        answer = self.answered(self.visitor.get(path), path)
        while answer.status_code in LATER:
            time.sleep(0.05)
            answer = self.answered(self.visitor.get(path), path)
        return answer

    def answered(self, answer: TestResponse, what: str) -> TestResponse:
        """The answer, which is none of a fault, and of which nothing was logged as one."""
        assert not self.witness.lines, f"{what}\n{self.witness.lines[0]}"
        assert answer.status_code < 500 or answer.status_code in LATER, (
            f"{what}: {answer.status_code}\n{answer.text[-600:]}"
        )
        return answer
