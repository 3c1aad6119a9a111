"""OpenDocument texts hold a dossier whole, with real styles."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable

import pytest

from cefi_map.dossier import Picture, odt, word
from cefi_map.dossier.model import Dossier, Figure, Footnote, Heading, Paragraph, Run, block_text
from cefi_map.errors import BadInput
from cefi_map.project.files import read_dossier
from tests.cases import zipped

from .samples import EVERYTHING

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>'


def test_everything_comes_back() -> None:
    assert read_dossier(odt.write(EVERYTHING), "x.odt").dossier == EVERYTHING


def test_the_archive_begins_with_its_type() -> None:
    data = odt.write(EVERYTHING)
    assert data[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument.text")


def test_signs_of_markup_stay_text() -> None:
    dossier = Dossier((Paragraph((Run('<text:p>x</text:p> & #eval("1") ]]>'),)),))
    assert read_dossier(odt.write(dossier), "x.odt").dossier == dossier


def test_a_figure_is_the_picture_with_its_text() -> None:
    dossier = Dossier((Heading(1, (Run("a"),)), Figure("E1", "Étape 1"), Figure("E2")))
    data = odt.write(dossier, pictures={"E1": Picture(SVG, "La carte")})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("Pictures/carteE1.svg") == SVG
        assert "La carte" in archive.read("content.xml").decode()
    assert read_dossier(data, "x.odt").notices == (
        "Ce document contient des éléments qui ne sont pas repris : images (1).",
    )


def test_a_sheet_is_refused() -> None:
    with pytest.raises(BadInput):
        read_dossier(zipped(("content.xml", "<a/>")), "x.ods")


@pytest.mark.parametrize(("write", "name"), [(odt.write, "x.odt"), (word.write, "x.docx")])
def test_the_place_of_a_map_that_is_not_joined_is_no_text(write: Callable[[Dossier], bytes], name: str) -> None:
    dossier = Dossier((Paragraph((Run("avant"),)), Figure("E2", "Étape 2"), Paragraph((Run("après"),))))
    blocks = read_dossier(write(dossier), name).dossier.blocks
    assert [block_text(block) for block in blocks] == ["avant", "Étape 2", "après"]


SCRIPTS = {
    "x.odt": ("fo:language", "style:language-asian", "style:language-complex"),
    "x.docx": ("w:val", "w:eastAsia", "w:bidi"),
}


@pytest.mark.parametrize(("write", "name"), [(odt.write, "x.odt"), (word.write, "x.docx")])
@pytest.mark.parametrize("words", [Run("سلام", language="ar"), Run("你好", language="zh")])
def test_the_language_of_words_in_other_letters(write: Callable[[Dossier], bytes], name: str, words: Run) -> None:
    """It is said for every script, in notes too, and read where another program says it for one alone."""
    dossier = Dossier((Paragraph((Run("Bienvenue se dit "), words, Footnote((words,)))),))
    said = [f' {script}="{words.language}"' for script in SCRIPTS[name]]
    for others in ((), said[1:], said[:1] + said[2:], said[:2]):
        data = without(write(dossier), others)
        assert read_dossier(data, name).dossier == dossier


def without(data: bytes, words: Iterable[str]) -> bytes:
    """The archive, each of the words taken out of its parts, where it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        parts = {part: before.read(part) for part in before.namelist()}
        for word in words:
            assert any(word.encode() in content for content in parts.values())
            parts = {part: content.replace(word.encode(), b"") for part, content in parts.items()}
        for part, content in parts.items():
            after.writestr(part, content)
    return out.getvalue()
