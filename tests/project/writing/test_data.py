"""The map as the editor of the page holds it: opened, sent, kept; what the exchange refuses; the formats on offer."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from cefi_map import formats, limits
from cefi_map.errors import BadInput, NotFound, TooLarge
from cefi_map.judging import report_data
from cefi_map.mindmap import MindMap, codec
from cefi_map.mindmap.outline import parse
from cefi_map.project import data as data_room
from cefi_map.project import home, writing
from tests.cases import MAP, mm, project


def test_the_editor_opens_with_the_map_and_its_report_named_by_the_same_keys(store: data_room.Store):
    id = project(store)
    view = writing.open_project(store, id)
    data = json.loads(json.dumps(writing.project_data(view)))
    assert (data["id"], data["title"], data["revision"]) == (id, "Atelier", 1)
    assert data["map"] == codec.to_data(view.map)
    assert data["report"] == report_data(view.report, "Atelier", by_key=True)
    keys = {node["key"] for node in data["map"]["nodes"]}
    assert cited(data["report"]) <= keys
    kept = writing.kept_data(store, id)
    assert kept == {name: value for name, value in data.items() if name not in ("report", "wanting")}


def cited(report: dict[str, Any]) -> set[str]:
    """The nodes that a report names."""
    proofs = {each["node"] for verdict in report["requirements"] for each in verdict["evidence"]}
    assert proofs
    return proofs | {branch for stage in report["stages"] for branch in stage["branches"]}


def test_nodes_that_a_file_calls_the_same_are_told_apart_in_the_report_too(store: data_room.Store):
    data = re.sub(rb'ID="[^"]*"', b'ID="same"', mm())
    assert data.count(b'ID="same"') == 7
    [made] = home.import_project(store, data, "carte.mm")
    told = writing.project_data(writing.open_project(store, made.project_id))
    assert cited(told["report"]) <= {node["key"] for node in told["map"]["nodes"]}


def test_a_map_goes_to_the_page_and_back(store: data_room.Store):
    id = project(store)
    data = codec.to_data(store.load(id).map)
    data["nodes"][1]["text"] = "Contexte local"
    sent = writing.sent_data(json.dumps(data).encode())
    saved = writing.save_data(store, id, sent, 1)
    assert (saved.number, saved.map.nodes[1].text) == (2, "Contexte local")


def test_what_only_the_file_s_format_understands_stays_here_and_comes_back_from_nobody(store: data_room.Store):
    """It is not sent to the page, and what a page sends in its place is not believed."""
    data = mm().replace(b'TEXT="Suite"', b'TEXT="Suite" HGAP="77"')
    [made] = home.import_project(store, data, "carte.mm")
    id = made.project_id
    before = store.load(id).map
    assert any(node.opaque for node in before)
    sent = codec.to_data(before)
    assert not any(set(node) & {"opaque", "source_id"} for node in sent["nodes"])
    sent["nodes"][1]["text"] = "Contexte local"
    forged = codec.to_data(before)["nodes"][1] | {"text": "Contexte local"}
    sent["nodes"][1] = forged | {"source_id": "FORGED"}
    saved = writing.save_data(store, id, sent, 1)
    assert [node.opaque for node in saved.map] == [node.opaque for node in before]
    assert "FORGED" not in {node.source_id for node in saved.map}


def test_what_has_not_changed_is_not_read_again(store: data_room.Store):
    """Of a file too, whose parts no page has; a page that stood elsewhere is read as any."""
    [made] = home.import_project(store, mm().replace(b'TEXT="Suite"', b'TEXT="Suite" HGAP="77"'), "carte.mm")
    id, before = made.project_id, store.load(made.project_id).map
    data = codec.to_data(before)
    data["nodes"][1]["text"] = "Contexte local"
    raw = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    sent: Any = writing.reading_over(store, id, 1)(raw)
    assert sent["nodes"][2:-1] == list(before.nodes[2:-1])
    assert sent["nodes"][1]["text"] == "Contexte local"
    saved = writing.save_data(store, id, sent, 1)
    assert [node.opaque for node in saved.map] == [node.opaque for node in before]
    assert writing.reading_over(store, id, 9)(raw) == data
    with pytest.raises(BadInput, match=r"pas du JSON"):
        writing.reading_over(store, id, 2)(b"{")


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff", b"[" * 5000])
def test_what_is_no_json_is_refused(raw: bytes):
    with pytest.raises(BadInput, match=r"pas du JSON"):
        writing.sent_data(raw)


def test_a_map_that_the_page_may_not_hold_is_refused_and_nothing_is_saved(store: data_room.Store):
    id = project(store)
    data = codec.to_data(store.load(id).map)
    long = {**data, "nodes": [*data["nodes"][:1], {**data["nodes"][1], "text": "a" * (limits.EDIT_TITLE_CHARS + 1)}]}
    many = {**data, "nodes": [{"key": str(n), "parent": None if not n else "0", "text": "a"} for n in range(20_001)]}
    for sent, error in ((long, TooLarge), (many, TooLarge), ({}, BadInput), ([], BadInput)):
        with pytest.raises(error):
            writing.save_data(store, id, sent, 1)
    with pytest.raises(NotFound):
        writing.save_data(store, "f" * 16, data, 1)
    assert len(store.history(id)) == 1


def test_the_menus_name_each_format_once_and_what_is_written_is_read():
    written = writing.export_formats()
    read = writing.import_formats()
    assert [format.id for format in written][:2] == ["mm", "svg"]
    assert all(format.write for format in written)
    assert len({format.id for format in written}) == len(written)
    assert {"mm", "svg", "xmind", "opml", "docx", "md"} <= {format.id for format in read}
    assert "FreeMind" in formats.programs()


def test_a_map_s_data_is_of_the_nodes_alone():
    mindmap = parse(MAP)
    framed = MindMap(tuple(replace(node, opaque=("hook", "x")) for node in mindmap), opaque=("hook", "a", "b"))
    assert codec.to_data(framed) == codec.to_data(mindmap)
