"""A stranger's file is read in a worker whose end is a sentence; what it gives is what reading here gives."""

from __future__ import annotations

import io
import logging
import os
import resource
import signal
import sys
import threading
import zipfile
from collections.abc import Iterator

import pytest

from cefi_map import formats
from cefi_map.errors import BadInput
from cefi_map.formats import docx, svg, xmind
from cefi_map.mindmap import MindMap, outline
from cefi_map.project import files as files_room
from cefi_map.project import files as room
from cefi_map.project.files import apart, convert_dossier, read_dossier
from cefi_map.project.files.dossiers import dossier_in
from cefi_map.workers.pool import Pool, Worker
from tests.cases import zipped
from tests.formats import hostile
from tests.shared import files, needs_shared

MAP = outline.parse("Job dating\n  Contexte\n    : Trente entretiens.\n  Partenaires [E3]")


def drawing(mindmap: MindMap) -> bytes:
    """Long enough to be read in a worker."""
    return svg.write(mindmap) + b" " * apart.SHORT


def test_what_comes_from_a_worker_is_what_reading_here_gives() -> None:
    for data, name in ((docx.write(MAP), "a.docx"), (xmind.write(MAP), "a.xmind")):
        assert not apart.is_light(data)
        assert apart.maps(data, name) == formats.read_all(data, name)
        assert apart.first_map(data, name) == formats.read(data, name)
    data = svg.with_along(drawing(MAP), {"relecture": "é"})
    assert apart.drawing(data) == svg.carried(data)
    made = convert_dossier(dossier_in(b"# Titre\n\nUn *mot*[^1].\n\n[^1]: note\n", "a.md").dossier, "docx").data
    assert read_dossier(made, "a.docx") == dossier_in(made, "a.docx")


def test_what_is_neither_a_map_nor_a_drawing_is_refused() -> None:
    for read in (room.drawing, lambda data: room.first_map(data, "a.docx")):
        with pytest.raises(BadInput):
            read(b"PK\x03\x04 rien")


@needs_shared
def test_nothing_of_real_files_is_lost_on_the_way() -> None:
    """Opaque parts too, which take no part in equality."""
    for path in files("corpus/mm/free*.mm")[::5]:
        data = drawing(formats.read(path.read_bytes(), path.name).map)
        here, there = svg.carried(data).map, apart.drawing(data).map
        assert here == there
        assert [node.opaque for node in here] == [node.opaque for node in there]


def test_a_refusal_comes_back_with_its_sentence_its_kind_and_its_place() -> None:
    for data, name in (
        (zipped(("word/document.xml", "<w>\n</v>")), "a.docx"),
        (hostile.REFUSED_MAPS["valeurs.xmind"](), "a.xmind"),
    ):
        with pytest.raises(BadInput) as here:
            formats.read_all(data, name)
        with pytest.raises(BadInput) as there:
            apart.maps(data, name)
        assert type(there.value) is type(here.value)
        assert str(there.value) == str(here.value)


def crowded(paragraphs: int) -> bytes:
    """A whole Word document of so many empty paragraphs."""
    body = "".join(hostile.spaced("<w:p><w:r/></w:p>", paragraphs))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx.write(MAP))) as whole, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in whole.namelist():
            part = whole.read(name)
            made.writestr(name, part.replace(b"<w:body>", b"<w:body>" + body.encode(), 1))
    return out.getvalue()


@pytest.mark.deep
@pytest.mark.skipif(sys.platform != "linux", reason="memory is held on Linux only")
def test_a_document_too_large_for_any_memory_is_a_sentence() -> None:
    """Millions of paragraphs in half a megabyte: their tree takes gigabytes, of the worker's memory and not of ours."""
    data = crowded(2_400_000)
    assert len(data) < hostile.MEGA
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(BadInput, match=r"trop grand|secondes"):
        files_room.read_maps(data, "a.docx")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024
    assert files_room.read_maps(docx.write(MAP), "a.docx")[0].map.root.text == "Job dating"


def test_a_worker_that_dies_is_replaced() -> None:
    assert apart.maps(docx.write(MAP), "a.docx")
    pool = apart._readers()
    worker = pool._idle.get()
    assert worker is not None
    worker._process.kill()
    worker._process.wait()
    pool._idle.put(worker)
    assert apart.maps(docx.write(MAP), "a.docx")


def test_a_short_text_is_read_here() -> None:
    assert apart.is_light(b"# Titre\n")
    assert apart.is_light(b'<map version="1.0.1"><node TEXT="' + b"a" * 10**6 + b'"/></map>')
    assert not apart.is_light(b"# " + b"a" * apart.SHORT)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pool]:
    """The only reader there is: a page shown by another test may still be warming those of the process."""
    pool = readers(1)
    monkeypatch.setattr("cefi_map.project.files.apart._readers", lambda: pool)
    yield pool
    pool.close()


def readers(size: int) -> Pool:
    return Pool(apart.PROGRAM, size)


def warmed() -> None:
    """Until what a page had made ready is there."""
    files_room.warm_readers()
    for thread in threading.enumerate():
        if thread.name == "aside":
            thread.join()


def idle(pool: Pool) -> Worker:
    """A reader that is there, and stays."""
    warmed()
    worker = pool._idle.get()
    assert worker is not None
    pool._idle.put(worker)
    return worker


def test_a_page_that_can_send_a_file_has_a_reader_ready_before_it(alone: Pool) -> None:
    ready = idle(alone)
    assert ready._process.poll() is None
    assert files_room.read_maps(docx.write(MAP), "a.docx")
    assert idle(alone) is ready, "the file was read by it"


@pytest.mark.skipif(sys.platform == "win32", reason="a process is held by a signal")
def test_readers_that_hang_are_replaced_and_every_good_file_is_read(alone: Pool) -> None:
    """Whichever of them it came to: not one is refused, however busy the machine."""
    for _ in range(2):
        hung = idle(alone)
        hung._still = 0.05
        os.kill(hung._process.pid, signal.SIGSTOP)
        assert files_room.read_maps(docx.write(MAP), "a.docx")
        assert idle(alone) is not hung


def test_what_a_reader_did_not_foresee_is_a_sentence_and_a_trace_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """The worker's own trace: nothing of it is in the sentence."""
    with caplog.at_level(logging.ERROR), pytest.raises(BadInput, match="n’a pas pu être lu"):
        apart._asked("nothing of the kind", docx.write(MAP))
    assert "KeyError" in caplog.text
