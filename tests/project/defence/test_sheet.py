"""A project's facts in a funder's form."""

from __future__ import annotations

import io

import docx
import pytest

from cefi_map.errors import NotFound
from cefi_map.project import data, defence, home


def test_the_file_holds_what_the_page_shows(store: data.Store):
    id = home.create_project(store, "exemple")
    fields = defence.sheet(store, id).fields
    file = defence.sheet_file(store, id)
    made = docx.Document(io.BytesIO(file.data))
    titles = [paragraph.text for paragraph in made.paragraphs if paragraph.style.name == "Heading 1"]
    assert titles == [field.title for field in fields]
    assert len(made.tables) == sum(bool(field.rows) for field in fields) == 2
    assert file.name.endswith("-fiche-action.docx")


def test_there_is_no_form_of_a_project_that_is_gone(store: data.Store):
    with pytest.raises(NotFound):
        defence.sheet(store, "absent")
    with pytest.raises(NotFound):
        defence.sheet_file(store, "absent")
