"""A page's drawing in fewer bytes is the same page."""

from __future__ import annotations

import gzip
import io
import re

import typst
from PIL import Image, ImageChops

from cefi_map.typeset import pages
from cefi_map.typeset.slim import slim

TEXT = "#set page(width: 12cm, height: 9cm)\n= Été\nUn stage de 12,5 jours : *huit* personnes, _trois_ ateliers."


def drawn(text: str = TEXT) -> bytes:
    """As Typst writes it."""
    made = typst.compile({"main.typ": text.encode()}, format="svg")
    assert isinstance(made, bytes)
    return made


def picture(drawing: bytes) -> Image.Image:
    source = '#set page(width: 12cm, height: 9cm, margin: 0pt)\n#image("page.svg", width: 100%)'
    return Image.open(io.BytesIO(pages(source, {"page.svg": drawing}, ppi=300)[0])).convert("L")


def test_a_page_looks_the_same() -> None:
    """Sampled at 300 points an inch: no point is another than by a shade of its edge, and few are."""
    theirs = drawn()
    assert picture(theirs).getextrema() == (0, 255), "something is drawn"
    shades = ImageChops.difference(picture(theirs), picture(slim(theirs))).histogram()
    assert sum(shades[20:]) <= sum(shades) / 10_000
    assert sum(shades[80:]) == 0


def test_each_shape_that_is_used_is_there() -> None:
    text = slim(drawn()).decode()
    assert set(re.findall(r'"#(g[0-9a-f]+)"', text)) <= set(re.findall(r' id="(g[0-9a-f]+)"', text))
    assert len(re.findall(r' id="g', text)) > 20


def test_a_page_of_text_takes_fewer_bytes_once_compressed() -> None:
    theirs = drawn("#lorem(500)")
    assert len(gzip.compress(slim(theirs))) <= 0.8 * len(gzip.compress(theirs))


def test_what_a_candidate_wrote_stays_as_it_is() -> None:
    """A link's address, a picture's bytes: only the drawing's own names and places are told otherwise."""
    link = '<a href="https://exemple.fr/x?y=1.23456789#gABCDEF0123"/><image href="data:image/png;base64,gABCDEF0123"/>'
    assert slim(link.encode()).decode() == link
