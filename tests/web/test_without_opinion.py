"""A map of which nothing can be said is drawn, printed and handed in all the same."""

from __future__ import annotations

import io
import zipfile

import pytest
from flask import Flask

from cefi_map.errors import CefiError, TooLarge
from cefi_map.project.files import JudgeFailed
from cefi_map.project.writing import verdicts

from .visitor import Visitor, text_of

DRAWN = (
    "exporter/svg",
    "exporter/pdf?pour=paper",
    "exporter/png",
    "exporter/pptx",
    "imprimer",
    "imprimer/page/1.svg",
    "affiche",
    "affiche/apercu.svg",
    "naissance",
    "naissance/1",
    "calendrier/exporter/ics",
    "budget/exporter/xlsx",
    "dossier/carte.svg",
    "dossier/carte.svg?etape=E2",
    "dossier/telecharger?format=pdf",
)


@pytest.mark.parametrize("error", [TooLarge("L’avis demande trop de calcul."), JudgeFailed("L’avis est tombé.")])
def test_it_is_drawn_and_handed_in(app: Flask, monkeypatch: pytest.MonkeyPatch, error: CefiError):
    def fall(*_: object) -> bytes:
        raise type(error)(error.message)

    monkeypatch.setattr(verdicts, "judge_apart", fall)
    visitor = Visitor(app)
    address = visitor.project("Atelier\n  Contexte\n    61 jeunes en mars 2031\n    dépense de 1 200 €")
    for path in DRAWN:
        assert visitor.get(f"{address}/{path}").status_code == 200, path
    page = text_of(visitor.read(f"{address}/rendre"))
    assert f"{error.message} Vous pouvez rendre" in page
    assert "chaque exigence se lit" not in page
    for reader in ("formateur", "jury"):
        made = visitor.post(f"{address}/rendre", {"name": "Ada", "reader": reader})
        with zipfile.ZipFile(io.BytesIO(made.data)) as files:
            names = files.namelist()
            said = next(files.read(name).decode("utf-8-sig") for name in names if "LISEZMOI" in name)
        assert all(any(name.endswith(end) for name in names) for end in (".mm", ".svg", ".pdf"))
        assert not any("verdicts" in name for name in names)
        assert (f"Les verdicts ne sont pas joints. {error.message}" in said) == (reader == "formateur")
