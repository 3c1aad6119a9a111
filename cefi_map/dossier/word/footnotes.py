"""Footnotes of a Word document: a part of their own, which python-docx does not know."""

from __future__ import annotations

from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from cefi_map.dossier.model import Footnote, Run
from cefi_map.office.word import speak

from .oxml import element, val

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class Footnotes:
    def __init__(self, document: Any) -> None:
        self._document = document
        self._notes: list[Any] = []

    def call(self, paragraph: Any, note: Footnote) -> None:
        """The number in the text, and the note it calls."""
        id = str(len(self._notes) + 1)
        paragraph._p.append(_run("Footnote Reference", element("w:footnoteReference", {"w:id": id}), self._document))
        start = _run("Footnote Reference", element("w:footnoteRef"), self._document)
        style = element("w:pPr", None, val("w:pStyle", self._document.styles["Footnote Text"].style_id))
        runs = [_text(run, " " if place == 0 else "") for place, run in enumerate(note.runs)]
        self._notes.append(element("w:footnote", {"w:id": id}, element("w:p", None, style, start, *runs)))

    def save(self) -> None:
        if not self._notes:
            return
        root = element("w:footnotes", None, _separator("-1", "separator"), _separator("0", "continuationSeparator"))
        root.extend(self._notes)
        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, data, self._document.part.package)
        self._document.part.relate_to(part, _RELATION)


def _separator(id: str, kind: str) -> Any:
    """A line without the space and the spacing of the text."""
    tight = element("w:pPr", None, element("w:spacing", {"w:before": "0", "w:line": "240", "w:lineRule": "auto"}))
    run = element("w:r", None, element(f"w:{kind}"))
    return element("w:footnote", {"w:id": id, "w:type": kind}, element("w:p", None, tight, run))


def _run(style: str, child: Any, document: Any) -> Any:
    return element("w:r", None, element("w:rPr", None, val("w:rStyle", document.styles[style].style_id)), child)


def _text(run: Run, before: str) -> Any:
    look = element("w:rPr", None, *(element(tag) for tag, on in (("w:b", run.bold), ("w:i", run.italic)) if on))
    if run.language:
        speak(look, run.language)
    text = element("w:t")
    text.text = before + run.text.replace("\n", " ")
    text.set(qn("xml:space"), "preserve")
    return element("w:r", None, look, text)
