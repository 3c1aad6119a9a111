"""The dossier editor's door: read with its revision, saved over it, merged, in conflict, counted, drawn, refused."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from flask import Flask

from tests.dossier.test_schemas import validate

from .visitor import Visitor


class Page(Visitor):
    """What the dossier's editor does with one project."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app)
        self.address = f"/api{self.project('Projet')}/dossier"

    def load(self) -> dict[str, Any]:
        return self.get(self.address).get_json()  # type: ignore[no-any-return]

    def send(self, data: Any, match: str | None = None, path: str = "", method: str = "PUT", **headers: str):
        raw = data if isinstance(data, bytes) else json.dumps(data).encode()
        sent = {"X-CSRFToken": self.token(), "Content-Type": "application/json", **headers}
        if match is not None:
            sent["If-Match"] = match
        return self.client.open(self.address + path, method=method, data=raw, headers=sent)


@pytest.fixture
def page(app: Flask) -> Page:
    return Page(app)


def paragraph(text: str) -> dict[str, Any]:
    return {"type": "paragraph", "content": [{"text": text}]}


def written(*texts: str, **more: Any) -> dict[str, Any]:
    return {"title": "Mon dossier", "author": "", "blocks": [paragraph(text) for text in texts], **more}


def texts(dossier: dict[str, Any]) -> list[str]:
    return [block["content"][0]["text"] for block in dossier["blocks"]]


def test_a_new_dossier_is_the_outline_at_revision_0(page: Page):
    answer = page.get(page.address)
    data = answer.get_json()
    assert (answer.headers["ETag"], data["revision"]) == ('"0"', 0)
    assert texts(data["dossier"])[0] == "Contexte et projet"
    assert data["dossier"]["title"] == data["title"]
    assert set(data["layout"]) == {"size", "margin", "spacing", "header", "numbers", "cover", "cover_counts"}
    told = page.opinion(page.address)
    assert set(told["pages"]) == {"sheets", "length", "said", "lines", "starts", "level"}
    assert (told["revision"], told["pages"]["level"]) == (0, "short")
    assert told["report"]["modalities"][0]["id"] == "M4"


def test_a_save_is_read_back(page: Page):
    answer = page.send(written("Un.", "Deux.", layout={"size": 12}), '"0"')
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"1"')
    assert {"revision", "merged"} == set(answer.get_json())
    data = page.load()
    assert (texts(data["dossier"]), data["layout"]["size"]) == (["Un.", "Deux."], 12)
    assert page.get(page.address, headers={"If-None-Match": '"1"'}).status_code == 304


def test_a_save_may_be_packed(page: Page):
    packed = gzip.compress(json.dumps(written("Un.")).encode())
    assert page.send(packed, '"0"', **{"Content-Encoding": "gzip"}).status_code == 200


def test_a_stale_save_is_merged(page: Page):
    page.send(written("Un.", "Deux.", "Trois."), '"0"')
    page.send(written("Un bis.", "Deux.", "Trois."), '"1"')
    answer = page.send(written("Un.", "Deux.", "Trois bis."), '"1"').get_json()
    assert answer["merged"]
    assert texts(answer["dossier"]) == ["Un bis.", "Deux.", "Trois bis."]


def test_a_contradiction_keeps_both(page: Page):
    page.send(written("Un."), '"0"')
    page.send(written("À elle."), '"1"')
    answer = page.send(written("À moi."), '"1"')
    data = answer.get_json()
    assert answer.status_code == 409
    assert (texts(data["mine"]["dossier"]), texts(data["theirs"]["dossier"])) == (["À moi."], ["À elle."])
    kept = page.get(f"{page.address}/versions/{data['draft']}").get_json()
    assert texts(kept["dossier"]) == ["À moi."]
    assert texts(page.load()["dossier"]) == ["À elle."]
    assert page.send(written("Les deux."), f'"{data["revision"]}"').status_code == 200


@pytest.mark.parametrize(("match", "status"), [(None, 428), ("1", 412), ('"-1"', 412), ('"0x1"', 412)])
def test_a_save_says_where_it_started(page: Page, match: str | None, status: int):
    assert page.send(written("Un."), match).status_code == status


DEEP = b'{"blocks":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
REFUSED: dict[str, tuple[Any, int]] = {
    "no JSON": (b"{", 422),
    "deep JSON": (DEEP, 422),
    "a list": ([], 422),
    "an unknown block": ({"blocks": [{"type": "script"}]}, 422),
    "a setting that is unknown": (written("Un.", layout={"font": "Comic"}), 422),
    "a setting out of its bounds": (written("Un.", layout={"size": 72}), 422),
    "a setting that is no number": (written("Un.", layout={"size": "11"}), 422),
    "a setting that is not a number": (b'{"blocks": [], "layout": {"size": NaN}}', 422),
    "a setting that is yes or no": (written("Un.", layout={"cover": 1}), 422),
    "settings that are a list": (written("Un.", layout=[]), 422),
    "too many blocks": (written(*["Un."] * 3001), 413),
    "too many characters": (written(*["x" * 100_001] * 4), 413),
    "a huge body": (b" " * (11 * 1024 * 1024), 413),
}


@pytest.mark.parametrize("path", ["", "/pages"])
@pytest.mark.parametrize("title", REFUSED)
def test_what_cannot_be_a_dossier_is_refused(page: Page, title: str, path: str):
    data, status = REFUSED[title]
    answer = page.send(data, '"0"', path, "POST" if path else "PUT")
    assert answer.status_code == status
    assert answer.get_json()["message"]
    assert page.load()["revision"] == 0


def test_a_save_needs_its_token(page: Page):
    assert page.client.put(page.address, json=written("Un."), headers={"If-Match": '"0"'}).status_code == 400


def test_pages_are_counted_and_drawn_without_a_save(page: Page):
    answer = page.send(written(*["Une ligne du dossier. " * 40] * 12), path="/pages", method="POST").get_json()
    assert answer["pages"]["sheets"] == len(answer["sheets"]) > 1
    assert answer["pages"]["starts"][0] == 1
    drawn = page.get(answer["sheets"][-1])
    assert drawn.data.startswith(b"<svg")
    assert "sandbox" in drawn.headers["Content-Security-Policy"]
    assert page.load()["revision"] == 0


def test_a_cover_is_drawn_before_the_pages_and_is_none_of_them(page: Page):
    told = {**written("Un."), "layout": {"cover": True}}
    answer = page.send(told, path="/pages", method="POST").get_json()
    assert (answer["pages"]["sheets"], len(answer["sheets"])) == (1, 2)
    assert len({page.get(address).data for address in answer["sheets"]}) == 2


def test_a_page_that_is_kept_no_longer_says_so(page: Page):
    address = page.send(written("Un."), path="/pages", method="POST").get_json()["sheets"][0]
    assert page.get(address).status_code == 200
    assert page.get(address.replace("/1.svg", "/2.svg")).status_code == 404
    assert page.get(f"{page.address}/pages/{'0' * 32}/1.svg").status_code == 404


def test_the_pages_of_one_project_are_not_another_s(page: Page, app: Flask):
    address = page.send(written("Un."), path="/pages", method="POST").get_json()["sheets"][0]
    other = Page(app)
    assert page.get(address.replace(page.address, other.address)).status_code == 404


def test_typst_syntax_is_text(page: Page):
    hostile = '#import "@preview/x:1.0.0" #read("/etc/passwd") $x$ ] } \\ <a> @b // /* `raw`'
    data = {
        "title": hostile,
        "author": hostile,
        "blocks": [{"type": "heading", "level": 1, "content": [{"text": hostile}]}],
    }
    answer = page.send(data, path="/pages", method="POST")
    assert answer.get_json()["pages"]["sheets"] == 1


def test_the_report_has_its_shape_and_compares_the_map(page: Page):
    page.send(written("J’ai écrit à la fondation Abricot."), '"0"')
    answer = page.opinion(page.address)
    assert answer["revision"] == 1
    validate(answer["report"], "dossier-report.schema.json")
    (remark,) = answer["report"]["coherence"]
    assert "Abricot" in remark["message"]
    assert (remark["block"], remark["node"]) == (0, None)


def test_french_is_read_again_on_demand(page: Page):
    page.send(written("😀 Le groupe etait là."), '"0"')
    (slip,) = page.get(f"{page.address}/francais").get_json()
    assert {**slip, "message": "", "suggestions": slip["suggestions"][:1]} == {
        "block": 0, "start": 13, "end": 18, "kind": "spelling", "message": "", "suggestions": ["était"],
    }  # fmt: skip
    assert page.send(written("Tout va bien."), path="/francais", method="POST").get_json() == []


def test_versions_are_listed_named_and_restored(page: Page):
    page.send(written("Un."), '"0"')
    page.send(written("Deux."), '"1"')
    named = page.send({"name": "Première"}, path="/versions/1", method="PATCH").get_json()
    assert (named["number"], named["name"]) == (1, "Première")
    restored = page.send({}, path="/versions/1/restaurer", method="POST").get_json()
    assert (restored["revision"], texts(restored["dossier"])) == (3, ["Un."])
    listed = page.get(f"{page.address}/versions").get_json()["revisions"]
    assert [(each["number"], each["reason"]) for each in listed] == [(3, "restored"), (2, "saved"), (1, "saved")]
    assert page.get(f"{page.address}/versions/9").status_code == 404
