"""What pages bring along: one script, its own stylesheets in one, each named by its content and kept for ever.

Where npm was there when the package was built, a page's modules are one bundle (hatch_build.py); else, and with
``--debug``, and after a module was changed by hand, the modules themselves are served, and asked for again each time.
What is text goes compressed.
"""

from __future__ import annotations

import gzip
import json
import mimetypes
import os
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app, request, url_for
from markupsafe import Markup
from werkzeug.security import safe_join

from cefi_map.wings import folders, wings

from .rights import UNASKED, everywhere, needs

pages = Blueprint("assets", __name__)
everywhere(pages, UNASKED)

PACKAGE = Path(__file__).parents[1]
STATIC = PACKAGE / "static"
"""The core's; each wing has a folder of that name."""
BUILT = "built/"
"""Below such a folder: what esbuild made; the names hold the digest of the content."""
FOR_EVER = "public, max-age=31536000, immutable"
PACKED = ("text/", "application/json", "image/svg+xml", "application/javascript")
CODINGS = (("br", ".br"), ("gzip", ".gz"))
"""What browsers unpack, the best first, and how the file ends that the build packed so. Browsers take Brotli over HTTPS
alone, and from this machine."""
LEAST = 1024
"""Bytes from which packing pays."""
LEVEL = 5
"""Of packing a page: 5 % less than at 4 for half a millisecond more; 6 takes four times as long for 2 %."""
WEIGHTS = ("regular", "bold")
MODULES = ("js/**/*.js", "vendor/*.js")
"""Below ``static/``: what bundles are made from."""

_IMPORT = re.compile(r"""^(?:import|export|\})[^"\n]*?"(\.{1,2}/[^"]+\.js)";$""", re.MULTILINE)
"""Ours are written by one formatter: an import ends its line, and a list over several lines ends with « } from … »."""
_PLAIN = re.compile(
    r'(?P<text>"[^"]*")|(?P<note>/\*(?:[^*]|\*(?!/))*(?:\*/)?)|(?:;\s*(?=\}))?(?: ?(?P<mark>[{};,>]))\s*|\s+'
)
"""Of a stylesheet: a string, a comment, a mark and the blanks beside it, other blanks."""
_FONT = re.compile(r'url\("\.\./(fonts/[^"]+)"\)')


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is sent: its bytes, the same packed as (coding, bytes), the best first (none where that does not
    pay), and what names it."""

    data: bytes
    packed: tuple[tuple[str, bytes], ...]
    digest: str
    kind: str


def register(app: Flask) -> None:
    app.view_functions["static"] = static
    app.register_blueprint(pages)
    app.jinja_env.globals.update(asset=asset, styles=styles, script=script, advances_url=advances_url)

    @app.after_request
    def pack(response: Response) -> Response:
        return _compressed(response)


def asset(path: str) -> str:
    """The address of a file below ``static/``, the core's or a wing's, kept for ever under it."""
    found = _found(path)
    return f"{_address(found)}?v={_at(found).digest}"


def styles(*names: str) -> Markup:
    """A link to these stylesheets, one after the other in one answer."""
    return Markup('<link rel="stylesheet" href="{}">').format(
        url_for("assets.sheets", names="+".join(names), v=_sheets(names).digest)
    )


def script(entry: str) -> Markup:
    """The script of a page, such as "editor/main", with all that it needs at once asked for at once."""
    module = _found(f"js/{entry}.js")
    bundle = _bundle(entry, next(folder for folder in folders("static") if module.is_relative_to(folder)))
    addresses = [_address(each) for each in ((bundle,) if bundle else _modules(module))]
    preloads = (Markup('<link rel="modulepreload" href="{}">').format(each) for each in addresses[1:])
    return Markup("").join(preloads) + Markup('<script type="module" src="{}"></script>').format(addresses[0])


@needs(UNASKED)
def static(filename: str) -> Response:
    """A file of the core's."""
    return _below(STATIC, filename)


@pages.get("/<wing>/static/<path:filename>")
def of_wing(wing: str, filename: str) -> Response:
    """A file of a wing's. Addresses stand to each other as the files do, so that modules of a wing find the core's."""
    if wing not in (each.name for each in wings()):
        abort(404)
    return _below(PACKAGE / wing / "static", filename)


@pages.get("/styles/<names>.css")
def sheets(names: str) -> Response:
    try:
        return _sent(_sheets(tuple(names.split("+"))))
    except FileNotFoundError:
        abort(404)


@pages.get("/api/avances.json")
def advances() -> Response:
    """The table of widths that the geometry sums, the same on both sides."""
    return _sent(_advances())


def advances_url() -> str:
    return url_for("assets.advances", v=_advances().digest)


# ---- how it is sent


def _below(folder: Path, filename: str) -> Response:
    found = _join(folder, filename)
    return _sent(_at(found), immutable=filename.startswith(BUILT)) if found else abort(404)


def _sent(file: File, *, immutable: bool = False) -> Response:
    """The file, packed for who takes it; for ever when the address names its content."""
    taken = (each for each in file.packed if request.accept_encodings[each[0]])
    coding, data = next(taken, ("", file.data))
    response = Response(data, mimetype=file.kind)
    response.headers["Vary"] = "Accept-Encoding"
    if coding:
        response.headers["Content-Encoding"] = coding
    named = immutable or request.args.get("v") == file.digest
    response.headers["Cache-Control"] = FOR_EVER if named else "no-cache"
    response.set_etag("-".join(filter(None, (file.digest, coding))))
    response.make_conditional(request)
    return response


def _compressed(response: Response) -> Response:
    """A page or an answer, packed for who takes it. A page's token differs each time it is written and no answer to
    another site is read by it, so that its length tells nothing."""
    if (
        response.status_code != 200
        or response.direct_passthrough
        or response.is_streamed
        or "Content-Encoding" in response.headers
        or not (response.mimetype or "").startswith(PACKED)
    ):
        return response
    response.vary.add("Accept-Encoding")
    if "gzip" not in request.headers.get("Accept-Encoding", "") or (response.content_length or 0) < LEAST:
        return response
    response.set_data(gzip.compress(response.get_data(), LEVEL, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    return response


# ---- what is there


def _found(path: str) -> Path:
    """The file of that name, the core's before a wing's. ``FileNotFoundError``."""
    there = (_join(folder, path) for folder in folders("static"))
    if found := next(filter(None, there), None):
        return found
    raise FileNotFoundError(path)


def _join(folder: Path, path: str) -> Path | None:
    found = safe_join(str(folder), path)
    return Path(found) if found and os.path.isfile(found) else None  # of a name too long ``Path`` would raise


def _address(path: Path) -> str:
    of, _, rest = path.relative_to(PACKAGE).as_posix().partition("/")
    if of == STATIC.name:
        return url_for("static", filename=rest)
    return url_for("assets.of_wing", wing=of, filename=rest.partition("/")[2])


def _at(path: Path) -> File:
    stat = path.stat()
    return _read(str(path), stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=512)
def _read(path: str, changed: int, size: int) -> File:
    """A file, as long as it does not change; the build packs what it makes."""
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    beside = [(coding, Path(f"{path}{ending}")) for coding, ending in CODINGS]
    return _made(
        Path(path).read_bytes(), kind, tuple((each, file.read_bytes()) for each, file in beside if file.is_file())
    )


def _made(data: bytes, kind: str, packed: tuple[tuple[str, bytes], ...] = ()) -> File:
    if not packed and kind.startswith(PACKED) and len(data) >= LEAST:
        packed = (("gzip", gzip.compress(data, 9, mtime=0)),)
    return File(data, packed, sha256(data).hexdigest()[:12], kind)


def _short(found: re.Match[str]) -> str:
    """A string as it is, no comment, one blank where some part words, none beside a mark."""
    return found["text"] or found["mark"] or ("" if found["note"] else " ")


def _sheets(names: tuple[str, ...]) -> File:
    return _joined(tuple(_at(_found(f"css/{name}.css")) for name in names), url_for("static", filename=""))


@lru_cache(maxsize=64)
def _joined(files: tuple[File, ...], root: str) -> File:
    """Stylesheets one after the other, without what is there for who reads them; the fonts they name are kept for ever
    too."""
    text = _PLAIN.sub(_short, "\n".join(file.data.decode("utf-8") for file in files))
    named = _FONT.sub(lambda font: f'url("{root}{font[1]}?v={_at(STATIC / font[1]).digest}")', text)
    return _made(named.encode(), "text/css")


def _advances() -> File:
    return _in_runs(_at(STATIC.parent / "geometry" / "arimo.json"))


@lru_cache(maxsize=1)
def _in_runs(table: File) -> File:
    """The table as a page takes it, a third as long: of each weight, runs of a code point and advances."""
    known = json.loads(table.data)
    runs = {weight: _runs({int(code): width for code, width in known[weight].items()}) for weight in WEIGHTS}
    return _made(json.dumps(runs, separators=(",", ":")).encode(), "application/json")


def _runs(advances: dict[int, int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for code in sorted(advances):
        if code - 1 not in advances:
            runs.append([code])
        runs[-1].append(advances[code])
    return runs


# ---- scripts


def _bundle(entry: str, folder: Path) -> Path | None:
    """The bundle of a page's script in that folder; None where none was made of the modules as they are."""
    told = {} if current_app.config["TEMPLATES_AUTO_RELOAD"] else _manifest(folder)
    made = told.get("entries", {}).get(entry)
    return folder / made if made and told["of"] == _digest_of_modules(folder) else None


@cache
def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / BUILT / "manifest.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


@cache
def _digest_of_modules(folder: Path) -> str:
    """The core's scripts are made of the core's modules, a wing's of those of others too."""
    return digest_of_modules(STATIC) if folder == STATIC else digest_of_modules(*folders("static"))


def digest_of_modules(*folders: Path) -> str:
    """Of all that a bundle is made from; hatch_build.py writes the same."""
    files = sorted(path for folder in folders for kind in MODULES for path in folder.glob(kind))
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


@cache
def _modules(entry: Path) -> tuple[Path, ...]:
    """All that a module imports, itself first."""
    found = {entry: None}
    waiting = [entry]
    while waiting:
        path = waiting.pop()
        for name in _IMPORT.findall(path.read_text(encoding="utf-8")):
            module = Path(os.path.normpath(path.parent / name))
            if module not in found:
                found[module] = None
                waiting.append(module)
    return tuple(found)
