"""A picture that is sent is kept redrawn, shown under its own address to who may read the project, and no other."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from hashlib import sha256
from html import unescape

import pytest
from flask import Flask
from PIL import Image

from cefi_map import limits
from cefi_map.project import files, hand_in
from tests.cases import pictured, png
from tests.desk.pages.test_review import bring, works

from .test_edits import Editor
from .visitor import Visitor


def send(visitor: Visitor, id: str, data: bytes) -> tuple[int, dict[str, object]]:
    answer = visitor.send(f"/api/projets/{id}/images", "photo", data)
    return answer.status_code, answer.get_json()


def test_what_is_sent_is_kept_and_found_under_its_hash(app: Flask) -> None:
    """By a name that never means another: a browser keeps it for ever, guesses nothing and runs nothing of it."""
    editor = Editor(app)
    status, said = send(editor, editor.id, png())
    assert (status, said["natural"]) == (200, [60, 30])
    found = editor.get(f"/projets/{editor.id}/images/{said['hash']}")
    assert (found.status_code, found.content_type) == (200, "image/png")
    assert found.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert found.headers["X-Content-Type-Options"] == "nosniff"
    assert found.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert sha256(found.data).hexdigest() == said["hash"]
    other = Editor(app)
    assert other.get(f"/projets/{other.id}/images/{said['hash']}").status_code == 404


def test_what_is_no_picture_is_answered_by_a_sentence(app: Flask) -> None:
    editor = Editor(app)
    for data, words in ((b"bonjour", "pas une image"), (b"\0\0\0\x18ftypheic", "HEIC"), (png()[:50], "abîmée")):
        status, said = send(editor, editor.id, data)
        assert status == 422
        assert words in str(said["message"])
    bomb = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(bomb, "PNG")
    assert send(editor, editor.id, bomb.getvalue())[0] in (413, 422)


def test_pages_show_it_without_a_script_and_say_it(app: Flask) -> None:
    """On the map and beside the plan, by its address; its words in the node's name."""
    data, visitor = png(), Visitor(app)
    id = app.extensions["store"].create(pictured(data, "Le plan du site")).id
    for page in ("", "/plan"):
        html = visitor.read(f"/projets/{id}{page}")
        assert f'xlink:href="/projets/{id}/images/{sha256(data).hexdigest()}"' in html
        assert "image\u00a0: Le plan du site" in html
        assert "data:image/png" not in html


def test_a_reader_of_a_work_sees_its_pictures(app: Flask) -> None:
    """A drawing brings them; the numbered map beside the grid shows them, and says them."""
    data, visitor = png(), Visitor(app)
    (work,) = works(visitor, bring(visitor, ("carte.svg", files.convert(pictured(data, "Le plan"), "svg").data)))
    page = visitor.read(work)
    (address,) = re.findall(r'xlink:href="([^"]+/images/[0-9a-f]{64})"', page)
    assert "image\u00a0: Le plan" in unescape(page)
    assert 'class="ground"' in page  # a light one, where the page is dark; files are on white
    assert b'class="ground"' not in files.convert(pictured(data, "Le plan"), "svg").data
    assert visitor.get(address).data == data
    assert visitor.get(address[:-1] + ("0" if address[-1] != "0" else "1")).status_code == 404


def test_a_map_is_taken_away_with_its_pictures_and_comes_back(app: Flask) -> None:
    """FreeMind's in an archive, XMind's in itself, a drawing's in it: each makes a project that shows the same."""
    data, visitor = png(), Visitor(app)
    store = app.extensions["store"]
    id = store.create(pictured(data, "Le plan")).id
    for to, name in (("mm", "carte.zip"), ("xmind", "carte.xmind"), ("svg", "carte.svg")):
        taken = visitor.get(f"/projets/{id}/exporter/{to}")
        assert (name.rpartition(".")[2] in taken.headers["Content-Disposition"], taken.status_code) == (True, 200)
        came = visitor.send("/importer", name, taken.data).location.rpartition("/")[2].partition("?")[0]
        assert store.load(came).map.pictures == {sha256(data).hexdigest()}, to
        assert store.picture(came, sha256(data).hexdigest()) == data
    plain = visitor.get(f"/projets/{visitor.project().rpartition('/')[2]}/exporter/mm")
    assert plain.data.startswith(b"<map")


def test_what_is_handed_in_holds_them_and_is_one_work(app: Flask) -> None:
    """Beside the FreeMind file, in the drawing, and with the trainer who drops the archive."""
    data, visitor = png(), Visitor(app)
    store = app.extensions["store"]
    handed = hand_in.hand_in(store, store.create(pictured(data, "Le plan")).id).data
    with zipfile.ZipFile(io.BytesIO(handed)) as archive:
        names = archive.namelist()
        assert any(name.endswith(f"/images/{sha256(data).hexdigest()[:16]}.png") for name in names)
        readme = next(archive.read(name).decode("utf-8-sig") for name in names if name.endswith("LISEZMOI.txt"))
    assert "dossier des images" in readme
    (work,) = works(visitor, bring(visitor, ("rendu.zip", handed)))
    (address,) = re.findall(r'xlink:href="([^"]+/images/[0-9a-f]{64})"', visitor.read(work))
    assert visitor.get(address).data == data


def test_a_map_with_pictures_may_be_larger_than_one_without(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its archive, its drawing; of what holds none nothing more is taken than before."""
    data, visitor = png(), Visitor(app)
    drawn = files.convert(pictured(data), "svg").data
    plain = files.convert(replace(pictured(data), files={}), "svg").data
    monkeypatch.setattr(limits, "UPLOAD_BYTES", 1000)
    assert visitor.send("/importer", "carte.svg", drawn).status_code == 303
    answer = visitor.send("/importer", "carte.svg", plain)
    assert (answer.status_code, "dépasse" in answer.text) == (413, True)
