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
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app, request, url_for
from markupsafe import Markup
from werkzeug.security import safe_join

from .rights import UNASKED, everywhere, needs

pages = Blueprint("assets", __name__)
everywhere(pages, UNASKED)

STATIC = Path(__file__).parents[1] / "static"
BUILT = "built/"
"""Below ``static/``: what esbuild made; the names hold the digest of the content."""
FOR_EVER = "public, max-age=31536000, immutable"
PACKED = ("text/", "application/json", "image/svg+xml", "application/javascript")
LEAST = 1024
"""Bytes from which packing pays."""
LEVEL = 5
"""Of packing a page: 5 % less than at 4 for half a millisecond more; 6 takes four times as long for 2 %."""
WEIGHTS = ("regular", "bold")

_IMPORT = re.compile(r"""^(?:import|export|\})[^"\n]*?"(\.{1,2}/[^"]+\.js)";$""", re.MULTILINE)
"""Ours are written by one formatter: an import ends its line, and a list over several lines ends with « } from … »."""
_FONT = re.compile(r'url\("\.\./(fonts/[^"]+)"\)')


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is sent: its bytes, the same packed ("" where that does not pay), and what names it."""

    data: bytes
    packed: bytes
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
    """The address of a file below ``static/``, kept for ever under it."""
    return url_for("static", filename=path, v=_file(path).digest)


def styles(*names: str) -> Markup:
    """A link to these stylesheets, one after the other in one answer."""
    return Markup('<link rel="stylesheet" href="{}">').format(
        url_for("assets.sheets", names="+".join(names), v=_sheets(names).digest)
    )


def script(entry: str) -> Markup:
    """The script of a page, such as "editor/main", with all that it needs at once asked for at once."""
    bundle = _bundle(entry)
    needed = (bundle,) if bundle else _modules(f"js/{entry}.js")
    addresses = [url_for("static", filename=each) for each in needed]
    preloads = (Markup('<link rel="modulepreload" href="{}">').format(each) for each in addresses[1:])
    return Markup("").join(preloads) + Markup('<script type="module" src="{}"></script>').format(addresses[0])


@needs(UNASKED)
def static(filename: str) -> Response:
    """A file of ours."""
    try:
        return _sent(_file(filename), immutable=filename.startswith(BUILT))
    except FileNotFoundError:
        abort(404)


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


def _sent(file: File, *, immutable: bool = False) -> Response:
    """The file, packed for who takes it; for ever when the address names its content."""
    packs = bool(file.packed) and "gzip" in request.headers.get("Accept-Encoding", "")
    response = Response(file.packed if packs else file.data, mimetype=file.kind)
    response.headers["Vary"] = "Accept-Encoding"
    if packs:
        response.headers["Content-Encoding"] = "gzip"
    named = immutable or request.args.get("v") == file.digest
    response.headers["Cache-Control"] = FOR_EVER if named else "no-cache"
    response.set_etag(f"{file.digest}{'-gz' if packs else ''}")
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


def _file(path: str) -> File:
    found = safe_join(str(STATIC), path)
    if found is None or not os.path.isfile(found):  # a name too long is no file, where ``Path`` would raise
        raise FileNotFoundError(path)
    return _at(Path(found))


def _at(path: Path) -> File:
    stat = path.stat()
    return _read(str(path), stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=512)
def _read(path: str, changed: int, size: int) -> File:
    """A file, as long as it does not change."""
    return _made(Path(path).read_bytes(), mimetypes.guess_type(path)[0] or "application/octet-stream")


def _made(data: bytes, kind: str) -> File:
    packs = kind.startswith(PACKED) and len(data) >= LEAST
    return File(data, gzip.compress(data, 9, mtime=0) if packs else b"", sha256(data).hexdigest()[:12], kind)


def _sheets(names: tuple[str, ...]) -> File:
    return _joined(tuple(_file(f"css/{name}.css") for name in names), url_for("static", filename=""))


@lru_cache(maxsize=64)
def _joined(files: tuple[File, ...], root: str) -> File:
    """Stylesheets one after the other; the fonts they name are kept for ever too."""
    text = "\n".join(file.data.decode("utf-8") for file in files)
    return _made(_FONT.sub(lambda font: f'url("{root}{font[1]}?v={_file(font[1]).digest}")', text).encode(), "text/css")


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


def _bundle(entry: str) -> str:
    """The path of the bundle of a page's script; "" where none was made of the modules as they are."""
    told = {} if current_app.config["TEMPLATES_AUTO_RELOAD"] else _manifest()
    return str(told["entries"].get(entry, "")) if told.get("of") == _digest_of_modules() else ""


@cache
def _manifest() -> dict[str, Any]:
    path = STATIC / BUILT / "manifest.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


@cache
def _digest_of_modules() -> str:
    return digest_of_modules(STATIC)


def digest_of_modules(folder: Path) -> str:
    """Of all that a bundle is made from; hatch_build.py writes the same."""
    files: Iterable[Path] = sorted((*folder.glob("js/**/*.js"), *folder.glob("vendor/*.js")))
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


@cache
def _modules(entry: str) -> tuple[str, ...]:
    """Paths below ``static/`` of all that a module imports, itself first."""
    found = {entry: None}
    waiting = [entry]
    while waiting:
        path = STATIC / waiting.pop()
        for name in _IMPORT.findall(path.read_text(encoding="utf-8")):
            module = (path.parent / name).resolve().relative_to(STATIC.resolve()).as_posix()
            if module not in found:
                found[module] = None
                waiting.append(module)
    return tuple(found)
