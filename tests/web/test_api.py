"""The editor's door: read with its revision, save over it, merge, conflict, refusals as JSON."""

from __future__ import annotations

import gzip
import json
from typing import Any

import jsonschema
import pytest
from flask import Flask

from .visitor import Visitor

MAP = "Projet\n  Un\n  Deux\n"


class Page(Visitor):
    """What the editor does with one project."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app)
        self.address = "/api" + self.project(MAP)

    def load(self) -> dict[str, Any]:
        return self.get(self.address).get_json()  # type: ignore[no-any-return]

    def put(self, data: Any, match: str | None, **headers: str):
        raw = data if isinstance(data, bytes) else json.dumps(data).encode()
        sent = {"X-CSRFToken": self.token(), "Content-Type": "application/json", **headers}
        if match is not None:
            sent["If-Match"] = match
        return self.client.put(self.address, data=raw, headers=sent)


@pytest.fixture
def page(app: Flask) -> Page:
    return Page(app)


def renamed(data: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    nodes = [{**node, "text": new} if node["text"] == old else node for node in data["map"]["nodes"]]
    return {**data["map"], "nodes": nodes}


def test_a_project_is_read_with_its_revision(page: Page):
    answer = page.get(page.address)
    data = answer.get_json()
    assert answer.headers["ETag"] == f'"{data["revision"]}"'
    assert [node["text"] for node in data["map"]["nodes"]] == ["Projet", "Un", "Deux"]
    assert {"id", "title", "revision", "updated", "map"} == set(data)
    assert page.get(page.address, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_the_report_has_its_shape(page: Page):
    from pathlib import Path

    schema = json.loads((Path(__file__).parents[2] / "schemas" / "report.schema.json").read_text("utf-8"))
    jsonschema.validate(page.opinion(page.address)["report"], schema)


def test_the_report_names_nodes_by_their_keys_where_a_file_holds_an_id_twice(visitor: Visitor):
    costs = '<node ID="x" TEXT="location de la salle : 400 €"/><node ID="x" TEXT="transport en car : 900 €"/>'
    branch = f'<node ID="d" TEXT="Budget">{costs}</node>'
    text = f'<map version="1.0.1"><node ID="a" TEXT="Atelier pour douze jeunes sans emploi">{branch}</node></map>'
    came = visitor.send("/importer", "carte.mm", text.encode())
    data = visitor.get("/api" + came.headers["Location"].partition("?")[0]).get_json()
    keys = {node["key"]: node["text"] for node in data["map"]["nodes"]}
    report = visitor.opinion("/api" + came.headers["Location"].partition("?")[0])["report"]
    costs_found = next(each for each in report["requirements"] if each["id"] == "C7a")["evidence"]
    assert [keys[each["node"]] for each in costs_found] == ["location de la salle : 400 €", "transport en car : 900 €"]


def test_a_save_gives_a_revision_and_keeps_the_map(page: Page):
    before = page.load()
    answer = page.put(renamed(before, "Un", "Un bis"), f'"{before["revision"]}"')
    data = answer.get_json()
    assert answer.status_code == 200
    assert data["revision"] > before["revision"]
    assert answer.headers["ETag"] == f'"{data["revision"]}"'
    assert data["merged"] is False
    assert set(data) == {"revision", "merged"}
    assert page.load()["map"]["nodes"][1]["text"] == "Un bis"


def test_a_packed_save_is_unpacked(page: Page):
    before = page.load()
    packed = gzip.compress(json.dumps(renamed(before, "Un", "Un bis")).encode())
    answer = page.put(packed, f'"{before["revision"]}"', **{"Content-Encoding": "gzip"})
    assert answer.status_code == 200


def test_two_saves_are_merged(page: Page):
    before = page.load()
    match = f'"{before["revision"]}"'
    page.put(renamed(before, "Un", "Un bis"), match)
    data = page.put(renamed(before, "Deux", "Deux bis"), match).get_json()
    assert data["merged"] is True
    assert [node["text"] for node in data["map"]["nodes"]] == ["Projet", "Un bis", "Deux bis"]


def test_a_contradiction_gives_both_versions(page: Page):
    before = page.load()
    match = f'"{before["revision"]}"'
    page.put(renamed(before, "Un", "à eux"), match)
    answer = page.put(renamed(before, "Un", "à moi"), match)
    data = answer.get_json()
    assert answer.status_code == 409
    assert data["message"]
    assert data["mine"]["nodes"][1]["text"] == "à moi"
    assert data["theirs"]["nodes"][1]["text"] == "à eux"
    assert data["conflicts"] == [
        {"key": before["map"]["nodes"][1]["key"], "what": "text", "mine": "à moi", "theirs": "à eux"}
    ]
    assert page.load()["map"]["nodes"][1]["text"] == "à eux", "the current revision stands"


def test_the_opinion_is_that_of_the_newest_revision(page: Page):
    before = page.load()
    assert page.opinion(page.address)["revision"] == before["revision"]
    costs = "Budget : location de la salle 400 €, car 900 €"
    revision = page.put(renamed(before, "Un", costs), f'"{before["revision"]}"').get_json()["revision"]
    told = page.opinion(page.address)
    assert told["revision"] == revision
    (seen,) = next(each for each in told["report"]["requirements"] if each["id"] == "C7a")["evidence"]
    assert seen["text"] == costs


def test_a_page_from_before_a_restored_copy_loses_nothing(page: Page):
    """The revision it names was never given here: both versions are kept."""
    before = page.load()
    answer = page.put(renamed(before, "Un", "à moi"), '"99999"')
    assert answer.status_code in (200, 409)
    kept = answer.get_json()["mine"] if answer.status_code == 409 else page.load()["map"]
    assert kept["nodes"][1]["text"] == "à moi"


@pytest.mark.parametrize(("match", "status"), [(None, 428), ("*", 412), ("3", 412), ('"abc"', 412), ('"00"', 412)])
def test_the_revision_is_needed(page: Page, match: str | None, status: int):
    answer = page.put(page.load()["map"], match)
    assert answer.status_code == status
    assert set(answer.get_json()) == {"message", "advice"}


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"{", 422),
        (b"[" * 100_000, 422),
        (b"\xff\xfe", 422),
        ({}, 422),
        ({"nodes": []}, 422),
        ({"nodes": [{"key": "a", "parent": "b", "text": ""}]}, 422),
        ({"nodes": [{"key": "a", "parent": None, "text": "x" * 40_000}]}, 413),
        ({"nodes": [{"key": str(n), "parent": None if n == 0 else "0", "text": ""} for n in range(20_001)]}, 413),
        (b" " * (11 * 1024 * 1024), 413),
    ],
    ids=["cut", "deep", "not utf-8", "empty", "no node", "no root", "long title", "many nodes", "too large"],
)
def test_what_is_no_map_is_refused(page: Page, data: Any, status: int):
    answer = page.put(data, '"1"')
    assert answer.status_code == status
    assert set(answer.get_json()) == {"message", "advice"}


@pytest.mark.parametrize(
    "data",
    [b"?", gzip.compress(b" " * 11 * 1024 * 1024), gzip.compress(b"{}")[:-9]],
    ids=["not packed", "too large once unpacked", "cut"],
)
def test_a_packed_body_is_held_to_the_limit(page: Page, data: bytes):
    answer = page.put(data, '"1"', **{"Content-Encoding": "gzip"})
    assert answer.status_code in (413, 422)


def test_a_save_needs_the_token(page: Page):
    answer = page.client.put(page.address, data=b"{}", headers={"If-Match": '"1"', "Content-Type": "application/json"})
    assert answer.status_code == 400
    assert set(answer.get_json()) == {"message", "advice"}


def test_a_form_cannot_save(page: Page):
    answer = page.put(b"a=b", '"1"', **{"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 415


def test_opaque_parts_stay_on_the_server(page: Page, visitor: Visitor):
    """The page never gets them, and a save does not lose them."""
    source = b'<map version="1.0.1"><node TEXT="a" ID="ID_1"><hook NAME="x"/><node TEXT="b" ID="ID_2"/></node></map>'
    address = visitor.send("/importer", "a.mm", source).location
    data = visitor.get(f"/api{address}").get_json()
    assert "hook" not in json.dumps(data)
    saved = visitor.client.put(
        f"/api{address}",
        json=renamed(data, "b", "c"),
        headers={"If-Match": f'"{data["revision"]}"', "X-CSRFToken": visitor.token()},
    )
    assert saved.status_code == 200
    written = visitor.get(f"{address}/exporter/mm").data
    assert b'<hook NAME="x"/>' in written
    assert b'TEXT="c"' in written
