"""How often a request asks the database: a save keeps and reads nothing; a page reads each thing once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import event

from tests.threads import ended

from .visitor import Visitor


@pytest.fixture
def address(visitor: Visitor) -> str:
    """Of a project, once the day's upkeep is through: it asks too, and ends by letting go of what is at hand."""
    made = visitor.post("/projets", {"title": "", "kind": "exemple"}).location
    ended("upkeep")
    return made


@contextmanager
def counted(app: Flask) -> Iterator[list[str]]:
    """The statements that reach the driver, BEGIN among them."""
    engine, said = app.extensions["store"].database.engine, []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        said.append(" ".join(statement.split()))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("what", ["", "/dossier"])
def test_a_save_of_what_was_just_saved_here_reads_no_revision(app: Flask, visitor: Visitor, address: str, what: str):
    api = f"/api{address}{what}"
    data = visitor.get(api).get_json()
    token = visitor.token()

    def save(text: str, base: int) -> int:
        if what:
            sent = {**data["dossier"], "layout": data["layout"], "title": text}
        else:
            sent = {**data["map"], "nodes": [{**data["map"]["nodes"][0], "text": text}, *data["map"]["nodes"][1:]]}
        headers = {"X-CSRFToken": token, "Content-Type": "application/json", "If-Match": f'"{base}"'}
        answer = visitor.client.put(api, data=json.dumps(sent), headers=headers)
        assert answer.status_code == 200, answer.text
        return int(answer.get_json()["revision"])

    revision = save("Premier", data["revision"])
    with counted(app) as said:
        assert save("Deuxième", revision) == revision + 1
    assert len(said) <= 4, said
    assert not any("content" in each for each in said if each.startswith("SELECT")), said


@pytest.mark.parametrize("page", ["", "/plan", "/verdicts", "/dossier", "/rendre", "/imprimer"])
def test_a_page_reads_each_thing_once(app: Flask, visitor: Visitor, address: str, page: str):
    visitor.read(address + page)
    with counted(app) as said:
        visitor.read(address + page)
    assert len(said) <= 7, said
    assert said.count("BEGIN") == 1, "one moment of the database"
    assert sum("FROM settings" in each for each in said) == 1
