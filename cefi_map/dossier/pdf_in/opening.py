"""A PDF opened by PDFium, or the sentence that says why not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pypdfium2 import PdfDocument, PdfiumError

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The document. ``BadInput`` when it is damaged or locked, ``TooLarge`` past ``limits.PDF_PAGES``."""
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        raise _locked() if "password" in str(error).lower() else _damaged() from None
    try:
        if len(document) > limits.PDF_PAGES:
            raise TooLarge(f"Ce PDF a {len(document)} pages, la limite est de {limits.PDF_PAGES}.")
        yield document
    except PdfiumError:
        raise _damaged() from None
    finally:
        document.close()


def sheets(data: bytes) -> int:
    """How many pages it has."""
    with opened(data) as document:
        return len(document)


def _locked() -> BadInput:
    return BadInput("Ce PDF est protégé par un mot de passe.", advice="Demandez-le sans mot de passe.")


def _damaged() -> BadInput:
    return BadInput("Ce PDF est abîmé.", advice="Demandez-le à nouveau.")
