"""The pages of a text that is being written: counted at each pause, drawn when they are looked at, then forgotten."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from cefi_map.errors import NotFound
from cefi_map.project import data, dossier, home, writing
from tests.cases import project


@pytest.fixture
def id(store: data.Store) -> str:
    return project(store)


def text(*blocks: dict[str, Any]) -> dict[str, Any]:
    return {"title": "", "author": "", "blocks": list(blocks)}


def paragraph(said: str) -> dict[str, Any]:
    return {"type": "paragraph", "content": [{"text": said}]}


def counted(store: data.Store, id: str, *blocks: dict[str, Any]) -> str:
    digest = dossier.measure_data(store, id, text(*blocks))["digest"]
    assert isinstance(digest, str)
    return digest


def test_each_page_that_was_counted_is_drawn_and_no_other(store: data.Store, id: str):
    digest = counted(store, id, *[paragraph("Une ligne du dossier. " * 40)] * 5)
    first, second = (dossier.page_picture(store, id, digest, number) for number in (1, 2))
    assert first.startswith(b"<svg")
    assert second.startswith(b"<svg")
    assert first != second
    for number in (0, 3, -1):
        with pytest.raises(NotFound):
            dossier.page_picture(store, id, digest, number)


def test_a_page_shows_the_map_of_today(store: data.Store, id: str):
    digest = counted(store, id, {"type": "figure", "stage": "", "caption": ""})
    before = dossier.page_picture(store, id, digest, 1)
    writing.save_outline(store, id, "Tout autre carte\n  une idée", 1)
    assert dossier.page_picture(store, id, digest, 1) != before


def test_a_text_is_another_project_s_nor_for_ever(store: data.Store, id: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("cefi_map.store.counted.KEPT", 2)
    first, second = (counted(store, id, paragraph(said)) for said in ("Un.", "Deux."))
    with pytest.raises(NotFound):
        dossier.page_picture(store, project(store), first, 1)
    assert counted(store, id, paragraph("Un.")) == first, "asked for again: it is the newest"
    counted(store, id, paragraph("Trois."))
    assert dossier.page_picture(store, id, first, 1)
    with pytest.raises(NotFound, match="n’est plus gardée"):
        dossier.page_picture(store, id, second, 1)


def test_what_is_erased_takes_the_texts_that_were_being_written_with_it(store: data.Store, id: str):
    digest, other = counted(store, id, paragraph("Un.")), project(store)
    gone = counted(store, other, paragraph("Deux."))
    store.discard(other)
    home.erase_project(store, other)
    assert store.counted(other, gone) is None
    assert dossier.page_picture(store, id, digest, 1)


def test_another_process_draws_what_this_one_counted(store: data.Store, id: str):
    """It has nothing in memory of it, and another owner has nothing of it at all."""
    said = [paragraph("Une ligne du dossier. " * 40)] * 5
    digest = counted(store, id, *said)
    code = (
        "import sys; from cefi_map.project import data, dossier; store = data.open_store(sys.argv[1]);"
        "sys.stdout.buffer.write(dossier.page_picture(store, *sys.argv[2:4], 2))"
    )
    command = [sys.executable, "-c", code, str(store.database.file.parent), id, digest]
    drawn = subprocess.run(command, capture_output=True, check=True).stdout
    assert drawn == dossier.page_picture(store, id, digest, 2)
    with pytest.raises(NotFound):
        dossier.page_picture(store.of("autre"), id, digest, 2)
