"""Build hook: make what the package serves from fonts that come as packages (nothing of them is committed).

Writes, once and only when missing:
- ``cefi_map/static/fonts/*.woff2``: latin subsets for the pages and for SVG exports;
- ``cefi_map/typeset/fonts/*.ttf``: static instances for Typst;
- ``cefi_map/geometry/arimo.json``: advances of Arimo in font units (2048 to the em), which the geometry sums.
"""

from __future__ import annotations

import json
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LATIN = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    0x18F,
    0x192,
    *range(0x2C6, 0x2DE),
    0x300,
    0x301,
    0x302,
    0x303,
    0x308,
    0x327,
    *range(0x2000, 0x2070),
    0x2070,
    *range(0x2074, 0x208F),
    0x20AC,
    0x2116,
    0x2122,
    0x2126,
    *range(0x2150, 0x215F),
    *range(0x2190, 0x219A),
    0x21D2,
    0x21D4,
    0x2202,
    0x2206,
    0x2211,
    0x2212,
    0x2215,
    0x221A,
    0x221E,
    0x2248,
    0x2260,
    0x2264,
    0x2265,
    0x25A0,
    0x25A1,
    0x25AA,
    0x25AB,
    0x25B2,
    0x25BA,
    0x25BC,
    0x25C4,
    0x25CA,
    0x25CB,
    0x25CF,
    0x25E6,
    0x2605,
    0x2606,
    0x2610,
    0x2611,
    0x2612,
    0x2713,
    0x2714,
    0x2717,
    0xFB01,
    0xFB02,
]


class FontHook(BuildHookInterface):  # type: ignore[type-arg]
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root) / "cefi_map"
        jobs = [*pages(root / "static" / "fonts"), *typst(root / "typeset" / "fonts"), *advances(root / "geometry")]
        for path, make in jobs:
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                make(path)


def pages(folder: Path) -> list[tuple[Path, Any]]:
    return [
        (folder / "arimo-400.woff2", lambda p: subset(p, "arimo", "Arimo[wght]", LATIN, wght=400)),
        (folder / "arimo-700.woff2", lambda p: subset(p, "arimo", "Arimo[wght]", LATIN, wght=700)),
        (
            folder / "source-sans-3.woff2",
            lambda p: subset(p, "source_sans_3", "SourceSans3[wght]", LATIN, wght=(400, 700)),
        ),
        (
            folder / "source-sans-3-italic.woff2",
            lambda p: subset(p, "source_sans_3", "SourceSans3-Italic[wght]", LATIN, wght=400),
        ),
        (
            folder / "source-serif-4.woff2",
            lambda p: subset(p, "source_serif_4", "SourceSerif4[opsz,wght]", LATIN, wght=(400, 700), opsz=18),
        ),
        (
            folder / "source-serif-4-italic.woff2",
            lambda p: subset(p, "source_serif_4", "SourceSerif4-Italic[opsz,wght]", LATIN, wght=400, opsz=18),
        ),
    ]


def typst(folder: Path) -> list[tuple[Path, Any]]:
    faces = [("Regular", "", 400), ("Bold", "", 700), ("Italic", "-Italic", 400), ("BoldItalic", "-Italic", 700)]
    return [
        (folder / f"Arimo-{name}.ttf", partial(static, slope=slope, weight=weight)) for name, slope, weight in faces
    ]


def advances(folder: Path) -> list[tuple[Path, Any]]:
    return [(folder / "arimo.json", write_advances)]


def source(family: str, name: str) -> Any:
    from fontTools.ttLib import TTFont

    module = import_module(f"fontpkg_{family}")
    return TTFont(Path(str(module.__file__)).parent / "files" / f"{name}.ttf")


def instance(font: Any, *, rename: bool = False, **axes: Any) -> Any:
    from fontTools.varLib.instancer import instantiateVariableFont

    return instantiateVariableFont(font, axes, inplace=True, updateFontNames=rename)


def static(path: Path, *, slope: str, weight: int) -> None:
    instance(source("arimo", f"Arimo{slope}[wght]"), wght=weight, rename=True).save(path)


def subset(path: Path, family: str, name: str, codepoints: list[int], **axes: Any) -> None:
    from fontTools.subset import Options, Subsetter

    font = source(family, name)
    options = Options(
        flavor="woff2",
        layout_features=["kern", "mark", "mkmk", "ccmp", "locl", "lnum", "tnum", "liga"],
        notdef_outline=True,
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codepoints)
    subsetter.subset(font)
    font = instance(font, **axes)
    font.flavor = "woff2"
    font.save(path)


def write_advances(path: Path) -> None:
    """``{"unitsPerEm", "regular": {codepoint: advance}, "bold": {…}}`` for every character of the font."""
    table: dict[str, Any] = {}
    for weight, name in ((400, "regular"), (700, "bold")):
        font = instance(source("arimo", "Arimo[wght]"), wght=weight)
        metrics, cmap = font["hmtx"], font.getBestCmap()
        table["unitsPerEm"] = font["head"].unitsPerEm
        table[name] = {str(code): metrics[glyph][0] for code, glyph in sorted(cmap.items())}
    path.write_text(json.dumps(table, separators=(",", ":")), encoding="utf-8")
