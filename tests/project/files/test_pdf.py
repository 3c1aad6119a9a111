"""A PDF read and drawn in a worker: the same as here, and its refusals are sentences."""

from __future__ import annotations

import pytest

from cefi_map.dossier import pdf_in
from cefi_map.errors import BadInput, NotFound
from cefi_map.project import files
from tests.crooked import pdf
from tests.dossier.test_pdf_in import LOCKED, TEXT


def test_in_a_worker_it_is_the_same_and_refusals_are_sentences():
    data = pdf(TEXT)
    assert files.read_pdf_dossier(data) == pdf_in.read(data)
    assert files.pdf_sheets(data) == 1
    assert files.pdf_page(data, 1) == pdf_in.drawn(data, 1)
    assert files.pdf_is_map(data) is pdf_in.is_map(data) is False
    for bad in (b"%PDF-1.4 x", LOCKED):
        with pytest.raises(BadInput):
            files.read_pdf_dossier(bad)
        with pytest.raises(BadInput):
            files.pdf_sheets(bad)
        with pytest.raises(BadInput):
            files.pdf_page(bad, 1)
        with pytest.raises(BadInput):
            files.pdf_is_map(bad)
    with pytest.raises(NotFound):
        files.pdf_page(data, 2)
