"""What pages bring along: named by its content and kept for ever, packed for who takes it, never more than is asked."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from flask import Flask
from fontTools.ttLib.woff2 import brotli

import hatch_build
from cefi_map.web import assets
from cefi_map.wings import folders
from tests.bundled import is_bundled

from .visitor import Visitor

ROOT = Path(__file__).parents[2]
RANGE = re.compile(r"unicode-range:\s+([^;}]+)")
PACKED = {"Accept-Encoding": "gzip, br"}


def addresses(page: str) -> list[str]:
    """What a page brings along: scripts, styles, fonts, icons."""
    return re.findall(r'<(?:link|script)[^>]* (?:href|src)="([^"#]+)"', page)


@pytest.mark.parametrize("path", ["/", "/nouvelle", "/relire", "/aide"])
def test_what_a_page_brings_is_named_by_its_content_and_kept(visitor: Visitor, path: str):
    found = addresses(visitor.read(path))
    assert found
    for address in found:
        if "/static/js/" in address or address.endswith(".webmanifest"):  # modules, where no bundle was built
            continue
        answer = visitor.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["Cache-Control"] == assets.FOR_EVER, address
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_under_another_name_it_is_asked_for_again(visitor: Visitor):
    first = visitor.get("/static/icons.svg?v=000000000000")
    assert first.headers["Cache-Control"] == "no-cache"
    again = visitor.get("/static/icons.svg", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_text_is_packed_for_who_takes_it(visitor: Visitor):
    for path in ("/static/icons.svg", "/styles/tokens+app.css", "/api/avances.json", "/aide"):
        plain, packed = visitor.get(path), visitor.get(path, headers=PACKED)
        assert "Content-Encoding" not in plain.headers
        assert packed.headers["Content-Encoding"] == "gzip"
        assert "Accept-Encoding" in packed.headers["Vary"]
        assert len(packed.data) < len(plain.data) / 2
        if path != "/aide":  # a page's token differs each time
            assert gzip.decompress(packed.data) == plain.data


@pytest.mark.skipif(not is_bundled(), reason="npm was not there: modules are served as they are")
def test_a_bundle_travels_as_the_build_packed_it(visitor: Visitor):
    """The same script, in fewer bytes than packing it in time gives, in still fewer for who takes Brotli."""
    (address,) = (each for each in addresses(visitor.read("/")) if "/built/shell/" in each)
    plain = visitor.client.get(address).data
    packed, least = (visitor.client.get(address, headers={"Accept-Encoding": taken}) for taken in ("gzip", "gzip, br"))
    assert gzip.decompress(packed.data) == plain
    assert brotli.decompress(least.data) == plain
    assert len(least.data) < len(packed.data) < len(gzip.compress(plain, 9))
    assert (packed.headers["Content-Encoding"], least.headers["Content-Encoding"]) == ("gzip", "br")
    assert len({packed.headers["ETag"], least.headers["ETag"], visitor.client.get(address).headers["ETag"]}) == 3
    assert visitor.client.get(address, headers={"Accept-Encoding": "gzip, br;q=0"}).data == packed.data


def test_widths_travel_in_runs_and_say_what_the_table_says(visitor: Visitor):
    table = json.loads((ROOT / "cefi_map/geometry/arimo.json").read_text("utf-8"))
    served = visitor.get("/api/avances.json", headers=PACKED)
    assert len(served.data) < 8_000
    for weight, runs in json.loads(gzip.decompress(served.data)).items():
        assert {str(start + place): width for start, *run in runs for place, width in enumerate(run)} == table[weight]


def test_what_is_packed_already_is_left_alone(visitor: Visitor):
    assert "Content-Encoding" not in visitor.get("/static/fonts/arimo-400.woff2", headers=PACKED).headers


def test_a_styles_fonts_are_those_that_the_page_asks_for_at_once(visitor: Visitor):
    page = visitor.read("/")
    (font,) = [each for each in addresses(page) if "/fonts/" in each]
    (sheet,) = [each for each in addresses(page) if "/styles/tokens" in each]
    assert f'url("{font}")' in visitor.get(sheet).text


def test_the_usual_letters_of_a_family_are_those_of_its_file(visitor: Visitor):
    told = {each.replace("U+", "").replace(",", " ") for each in RANGE.findall(visitor.get("/styles/tokens.css").text)}
    assert told == {hatch_build.USUAL, "100-2BFF FB01-FB02"}


LONG = "n" * 3000
NOTHING = ["/styles/rien.css", "/styles/..%2fapp.css", "/static/../web/app.py", "/static/js", "/styles/+.css"]
NOTHING += ["/desk/static/../wing.py", "/desk/static/js", "/web/static/app.py", f"/desk/static/{LONG}"]
NOTHING += [f"/static/{LONG}", f"/static/js/{LONG}.js", f"/styles/{LONG}.css", f"/styles/app+{LONG}.css", "/static/%00"]


@pytest.mark.parametrize("path", NOTHING)
def test_nothing_else_is_served(visitor: Visitor, path: str):
    assert visitor.get(path).status_code == 404


def test_a_bundle_is_served_only_of_the_modules_as_they_are(app: Flask, monkeypatch: pytest.MonkeyPatch):
    """After a change by hand the modules themselves are served, so that nobody looks at yesterday's script."""
    assert assets.digest_of_modules(*folders("static")) == hatch_build.digest_of_modules(*hatch_build.statics(ROOT))
    with app.test_request_context():
        modules = [str(assets.script(entry)) for entry in ("shell/index", "review/index")]
        if is_bundled():
            assert "/static/built/shell/index-" in modules[0]
            assert 'src="/desk/static/built/review/index-' in modules[1]
            monkeypatch.setattr(assets, "_digest_of_modules", lambda _: "changed")
            modules = [str(assets.script(entry)) for entry in ("shell/index", "review/index")]
        assert 'src="/static/js/shell/index.js"' in modules[0]
        assert 'rel="modulepreload" href="/static/js/shell/' in modules[0]
        assert 'src="/desk/static/js/review/index.js"' in modules[1]
        assert 'rel="modulepreload" href="/static/js/ui/dom.js"' in modules[1]


def test_every_script_that_a_page_names_has_a_bundle():
    there = [each for static in hatch_build.statics(ROOT) for each in hatch_build.entries(ROOT, static)]
    pages = [path.read_text("utf-8") for path in (ROOT / "cefi_map").rglob("templates/**/*.html")]
    assert len(there) == len({name for page in pages for name in re.findall(r"script\(([^)]+)\)", page)})
