"""What a reading worker says of dossiers and of PDF: a reader of maps, which most are, does without."""

from __future__ import annotations

import json
from dataclasses import asdict

from cefi_map.dossier import Dossier, pdf_in
from cefi_map.dossier import codec as dossier_codec
from cefi_map.workers.wire import Answer

from .dossiers import dossier_in


def dossier(data: bytes, name: str) -> Answer:
    reading = dossier_in(data, name)
    return {"notices": reading.notices}, [_text(reading.dossier)]


def pdf(data: bytes, name: str) -> Answer:
    reading = pdf_in.read(data)
    told = {"notices": reading.notices, "sheets": reading.sheets and asdict(reading.sheets)}
    return told, [_text(reading.dossier)]


def sheets(data: bytes, name: str) -> Answer:
    return {"count": pdf_in.sheets(data)}, ()


def mapped(data: bytes, name: str) -> Answer:
    return {"is": pdf_in.is_map(data)}, ()


def page(data: bytes, name: str) -> Answer:
    """The name is the number of the page, and how wide it is."""
    return {}, [pdf_in.drawn(data, *map(int, name.split()))]


def _text(dossier: Dossier) -> bytes:
    return json.dumps(dossier_codec.to_data(dossier), ensure_ascii=False, separators=(",", ":")).encode()
