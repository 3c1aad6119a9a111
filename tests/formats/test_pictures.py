"""What is kept of a picture that anybody may have made: its pixels, in a size that is bounded, and nothing else."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge
from cefi_map.formats.pictures import kept, media_type

PHOTO = Image.effect_noise((1600, 1200), 60).convert("RGB")


def saved(image: Image.Image, kind: str, **how: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def turned() -> bytes:
    """A telephone's: lying on its side, with where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "chez Awa"
    return saved(PHOTO, "JPEG", exif=exif, comment=b"secret")


@pytest.mark.parametrize(
    ("title", "sent", "size", "media"),
    [
        ("a telephone's stands upright, smaller", turned(), (960, 1280), "image/jpeg"),
        ("what shows through: PNG", saved(Image.new("RGBA", (30, 20), (9, 9, 9, 80)), "PNG"), (30, 20), "image/png"),
        ("one pixel", saved(Image.new("1", (1, 1)), "PNG"), (1, 1), "image/png"),
        ("a line", saved(Image.new("RGB", (10_000, 1)), "PNG"), (1280, 1), "image/png"),
        ("the first of what moves", saved(Image.new("P", (50, 20)), "GIF", save_all=True,
            append_images=[Image.new("P", (50, 20), 7)]), (50, 20), "image/png"),
        ("WebP", saved(PHOTO.resize((80, 60)), "WEBP"), (80, 60), "image/jpeg"),
        ("sixteen bits", saved(Image.new("I;16", (50, 20), 40_000), "PNG"), (50, 20), "image/png"),
        ("four inks", saved(PHOTO.resize((80, 60)).convert("CMYK"), "JPEG"), (80, 60), "image/jpeg"),
    ],
)  # fmt: skip
def test_what_is_kept_is_a_picture_and_nothing_else(title: str, sent: bytes, size: tuple[int, int], media: str) -> None:
    """Each case by its title. Kept once more it is the same bytes: a file that comes back holds the same pictures."""
    found = kept(sent)
    assert (found.width, found.height, media_type(found.data)) == (*size, media), title
    again = Image.open(io.BytesIO(found.data))
    assert again.mode in ("RGB", "RGBA", "L", "P", "1")
    assert not {"exif", "comment", "icc_profile", "transparency"}.intersection(again.info)
    assert kept(found.data) == found


@pytest.mark.parametrize("behind", [b"<script>alert(1)</script>", b"PK\x03\x04"])
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_what_stands_behind_a_picture_goes(kind: str, behind: bytes) -> None:
    """A file may be two at once."""
    small = kept(saved(PHOTO.resize((40, 30)), kind)).data
    assert behind not in kept(small + behind).data


def test_a_bomb_is_refused_by_its_first_bytes() -> None:
    """Four hundred million pixels in four hundred kilobytes: none of them is unpacked."""
    bomb = saved(Image.new("1", (20_000, 20_000)), "PNG")
    with pytest.raises(TooLarge, match=r"20000 points sur 20000"):
        kept(bomb)
    with pytest.raises(TooLarge, match=r"10 Mo"):
        kept(b"\x89PNG\r\n\x1a\n" + bytes(limits.PICTURE_BYTES))


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0", "image HEIC"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "dessin SVG"),
        (b"%PDF-1.7", "un PDF"),
        (b"bonjour", "n’est pas une image"),
        (b"", "n’est pas une image"),
        (saved(PHOTO, "JPEG")[:9000], "abîmée"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "abîmée"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "abîmée"),
    ],
)
def test_what_cannot_be_kept_says_why(sent: bytes, said: str) -> None:
    """In a sentence, with what to do."""
    with pytest.raises(BadInput, match=said) as refused:
        kept(sent)
    assert "PNG" in refused.value.advice
