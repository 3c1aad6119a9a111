"""A picture that anybody may have made, as it is kept: a PNG or a JPEG with its pixels and nothing else.

Pillow reads it and writes it anew: no position of a telephone, no date, no profile, no second picture behind the first.
Its size is read in its first bytes and refused there. What is already as it is kept stays the same bytes, so that a
file that goes out and comes back holds the same pictures.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge

if TYPE_CHECKING:
    from PIL import Image

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
READ = {"PNG": (PNG,), "JPEG": (JPEG,), "GIF": (b"GIF87a", b"GIF89a"), "WEBP": (b"RIFF",)}
"""What is read, by its first bytes; of what moves, the first picture."""
_REFUSED = (
    (b"ftyphei", 4, "une image HEIC"),
    (b"ftypmif1", 4, "une image HEIC"),
    (b"ftypavif", 4, "une image AVIF"),
    (b"II*\0", 0, "une image TIFF"),
    (b"MM\0*", 0, "une image TIFF"),
    (b"BM", 0, "une image BMP"),
    (b"%PDF", 0, "un PDF"),
    (b"<svg", 0, "un dessin SVG"),
    (b"<?xml", 0, "un dessin SVG"),
)
_ADVICE = "Choisissez une image PNG, JPEG, WebP ou GIF ; une capture d’écran convient toujours."
_QUALITY = 85
_CHUNKS = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
_SEGMENTS = {0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD, 0xE0, 0xEE}
"""Of a JPEG: its frame, its tables, how often it restarts, JFIF's and Adobe's words on its colours."""
_MODES = ("RGB", "RGBA", "L", "P", "1")
_MARKERS = re.compile(rb"\xff[^\x00\xd0-\xd7]")
_DAMAGED = (OSError, SyntaxError, ValueError, ArithmeticError, LookupError, EOFError, TypeError, struct.error)
"""What Pillow raises at a picture that is cut or forged."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A picture as it is kept, its own size in pixels, and the name that nodes call it by."""

    data: bytes
    width: int
    height: int

    @property
    def hash(self) -> str:
        return sha256(self.data).hexdigest()


def media_type(data: bytes) -> str:
    """Of what is kept."""
    return "image/png" if data.startswith(PNG) else "image/jpeg"


def extension(data: bytes) -> str:
    return "png" if data.startswith(PNG) else "jpg"


def address(data: bytes) -> str:
    """A picture as the address of itself."""
    return f"data:{media_type(data)};base64,{b64encode(data).decode()}"


def kept(data: bytes) -> Kept:
    """The picture of a file that nobody trusts. ``BadInput``: what it is instead; ``TooLarge``, before it is unpacked.
    It may take time and memory: to be asked of a worker."""
    if len(data) > limits.PICTURE_BYTES:
        raise TooLarge(f"Cette image dépasse {limits.PICTURE_BYTES // 2**20} Mo.", advice="Choisissez-la plus petite.")
    kind = _kind(data)
    try:
        return _redrawn(data, kind)
    except (BadInput, MemoryError):
        raise
    except _DAMAGED as error:
        raise BadInput("Cette image est abîmée, ou n’est pas entière.", advice=_ADVICE) from error


def _kind(data: bytes) -> str:
    for kind, signs in READ.items():
        if data.startswith(signs) and (kind != "WEBP" or data[8:12] == b"WEBP"):
            return kind
    what = next((what for sign, at, what in _REFUSED if data[at:].startswith(sign)), "")
    if what:
        raise BadInput(f"Ce fichier est {what}, qui ne se lit pas ici.", advice=_ADVICE)
    raise BadInput("Ce fichier n’est pas une image.", advice=_ADVICE)


def _redrawn(data: bytes, kind: str) -> Kept:
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a size is judged here, by our own limits
        Image.MAX_IMAGE_PIXELS = None
        with Image.open(io.BytesIO(data), formats=[kind]) as opened:
            _check_size(opened.size)
            if opened.mode in _MODES and _is_as_kept(data, opened.size):
                opened.load()
                return Kept(data, *opened.size)
            side = limits.PICTURE_SIDE
            opened.draft("RGB", (side, side))
            image = _coloured(ImageOps.exif_transpose(opened))
    image.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return Kept(_written(image, sharp=kind != "JPEG"), *image.size)


def _check_size(size: tuple[int, int]) -> None:
    if size[0] * size[1] > limits.PICTURE_PIXELS:
        raise TooLarge(
            f"Cette image a {size[0]} points sur {size[1]} : c’est trop.", advice="Réduisez-la, puis réessayez."
        )


def _coloured(image: Image.Image) -> Image.Image:
    """In the colours of every screen, RGB, with what shows through where there is some."""
    clear = image.has_transparency_data
    if image.mode.startswith("I") or image.mode == "F":  # sixteen bits
        image = image.point(lambda value: value / 256).convert("L") if image.mode != "F" else image.convert("L")
    image = _in_usual_colours(image) if image.mode in ("RGB", "CMYK", "L") else image
    image = image.convert("RGBA" if clear else "RGB")
    if clear and image.getchannel("A").getextrema() == (255, 255):
        return image.convert("RGB")
    return image


def _in_usual_colours(image: Image.Image) -> Image.Image:
    """A telephone's colours are those of its screen; where its profile cannot be used they stay as they are."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if not profile:
        return image
    try:
        theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, theirs, ImageCms.createProfile("sRGB"), outputMode="RGB") or image
    except (ImageCms.PyCMSError, *_DAMAGED):
        return image


def _written(image: Image.Image, *, sharp: bool) -> bytes:
    """As a PNG where something shows through; else the smaller of both, of what may be a drawing (``sharp``)."""
    if image.mode == "RGBA":
        while len(data := _saved(image, "PNG")) > limits.PICTURE_KEPT:
            image = image.resize((max(image.width * 3 // 4, 1), max(image.height * 3 // 4, 1)))
        return data
    found = [_saved(image, "JPEG", quality=_QUALITY, optimize=True)]
    if sharp:
        found.append(_saved(image, "PNG"))
    return min(found, key=len)


def _saved(image: Image.Image, kind: str, **how: object) -> bytes:
    out = io.BytesIO()
    bare = image.copy()
    bare.info = {}
    bare.save(out, kind, **how)
    return out.getvalue()


def _is_as_kept(data: bytes, size: tuple[int, int]) -> bool:
    """Whether a file holds a picture that we could have written: not too large, and nothing beside its pixels."""
    if max(size) > limits.PICTURE_SIDE or len(data) > limits.PICTURE_KEPT:
        return False
    if data.startswith(PNG):
        names = list(_chunks(data))
        return bool(names) and names[-1] == b"IEND" and _CHUNKS.issuperset(names)
    return data.startswith(JPEG) and _is_bare_jpeg(data)


def _chunks(data: bytes) -> Iterator[bytes]:
    """Names of a PNG's chunks, to the last byte; b"" where it goes on after its end or stops before."""
    at = len(PNG)
    while at + 12 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        at += 12 + length
        yield name
        if name == b"IEND":
            break
    if at != len(data):
        yield b""


def _is_bare_jpeg(data: bytes) -> bool:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] in _SEGMENTS:
        at += 2 + int(struct.unpack_from(">H", data, at + 2)[0])
    if data[at : at + 2] != b"\xff\xda":
        return False
    start = at + 2 + int(struct.unpack_from(">H", data, at + 2)[0])
    rest = _MARKERS.findall(data, start)
    return rest == [b"\xff\xd9"] and data.endswith(b"\xff\xd9")
