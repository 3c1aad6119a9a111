"""Pictures of a project: added, found again under their name, brought in with a file; those of a work under review."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image

from cefi_map import limits
from cefi_map.desk import arriving
from cefi_map.desk import reading as reading_room
from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput, NotFound, TooLarge
from cefi_map.formats import svg
from cefi_map.project import data as data_room
from cefi_map.project import files, writing
from cefi_map.project.files import read_maps
from tests.cases import pictured, png, project


def test_a_picture_is_added_redrawn_and_found_under_its_hash(store: data_room.Store):
    id = project(store)
    kept = writing.add_picture(store, id, png())
    assert files.redrawn(png()) == kept
    assert (kept.width, kept.height) == (60, 30)
    assert writing.source_of(kept).endswith(f"{kept.hash[:16]}.png")
    assert writing.picture(store, id, kept.hash) == ("image/png", kept.data)
    with pytest.raises(NotFound):
        writing.picture(store, project(store), kept.hash)


def test_what_is_none_or_too_heavy_is_refused(store: data_room.Store):
    id = project(store)
    for data in (b"bonjour", png()[:40]):
        with pytest.raises(BadInput):
            writing.add_picture(store, id, data)
        with pytest.raises(BadInput):
            files.redrawn(data)
    with pytest.raises(TooLarge):
        writing.add_picture(store, id, bytes(limits.PICTURE_BYTES + 1))


def test_a_map_with_pictures_leaves_in_one_file_and_brings_them_back(store: data_room.Store):
    file = files.convert(pictured(png()), "mm", name="Atelier")
    packed = files.in_one(file)
    assert packed.media_type == "application/zip"
    assert len(zipfile.ZipFile(io.BytesIO(packed.data)).namelist()) == 2
    plain = files.convert(pictured(png()), "md", name="Atelier")
    assert files.in_one(plain) == plain, "nothing lies beside it"
    id, [reading] = project(store), read_maps(packed.data, packed.name)
    writing.keep_pictures(store, id, reading)
    [hash] = reading.map.files
    media, data = writing.picture(store, id, hash)
    assert (media, Image.open(io.BytesIO(data)).size) == ("image/png", (60, 30))


def test_what_comes_with_a_file_stays_within_a_project_s_room(store: data_room.Store, monkeypatch: pytest.MonkeyPatch):
    [reading] = read_maps(files.in_one(files.convert(pictured(png()), "mm")).data, "a.zip")
    monkeypatch.setattr(limits, "PICTURES_BYTES", 10)
    with pytest.raises(TooLarge):
        writing.keep_pictures(store, project(store), reading)


def test_a_work_shows_the_pictures_of_its_map(store: data_room.Store):
    mindmap = pictured(png())
    [hash] = mindmap.files
    group = arriving.bring(store, [("Ana.svg", svg.draw(mindmap).svg)])
    [work] = Desk(store).works(Desk(store).cohorts()[0].id)
    assert group
    media, data = reading_room.work_picture(store, work.id, hash)
    assert (media, Image.open(io.BytesIO(data)).size) == ("image/png", (60, 30))
    with pytest.raises(NotFound):
        reading_room.work_picture(store, work.id, "0" * 64)
