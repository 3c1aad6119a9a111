"""A stranger's picture is drawn anew: what one sees comes through, what its file holds besides does not."""

from __future__ import annotations

import random
import struct
import zlib

import pytest

from cefi_map.errors import BadInput
from cefi_map.typeset import redrawn

MOST = 48 * 1024
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 80">%s<circle cx="40" cy="40" r="30"/></svg>'


def png(width: int, height: int, rows: bytes, *, secret: bytes = b"") -> bytes:
    """Grey pixels, a byte each; a text beside them."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    lines = b"".join(b"\0" + rows[line * width : (line + 1) * width] for line in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    said = chunk(b"tEXt", b"Comment\0" + secret) if secret else b""
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
    return start + said + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def size(data: bytes) -> tuple[int, int]:
    assert data.startswith(b"\x89PNG")
    return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])


def made(data: bytes) -> bytes:
    return redrawn(data, width=60, height=20, most=MOST)


@pytest.mark.parametrize(
    "data",
    [png(30, 10, bytes(300), secret=b"Rue des Lilas"), SVG % b"<script>Rue des Lilas</script>"],
    ids=["png", "svg"],
)
def test_only_what_one_sees_comes_through(data: bytes):
    assert b"Lilas" not in made(data)


def test_a_picture_fits_its_box_and_keeps_its_shape():
    wide, tall = size(made(png(400, 20, bytes(8000)))), size(made(png(20, 400, bytes(8000))))
    assert wide[0] == pytest.approx(60 / 25.4 * 300, abs=2)
    assert tall[1] == pytest.approx(20 / 25.4 * 300, abs=2)
    assert wide[0] / wide[1] == pytest.approx(tall[1] / tall[0], rel=0.1) == pytest.approx(20, rel=0.1)


def test_one_of_many_details_is_drawn_coarser_until_it_is_small():
    noise = random.Random(1).randbytes(600 * 200)
    drawn = made(png(600, 200, noise))
    assert len(drawn) <= MOST
    assert size(drawn)[0] < 60 / 25.4 * 300


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Un logo",
        b"%PDF-1.7",
        png(30, 10, bytes(300))[:60],
        SVG % b'<image href="http://exemple.fr/a.png" width="9" height="9"/>',
    ],
    ids=["empty", "text", "pdf", "cut", "asks for another file"],
)
def test_what_is_no_picture_is_refused(data: bytes):
    with pytest.raises(BadInput, match="n’est pas une image"):
        made(data)
