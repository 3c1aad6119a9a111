"""The measured editor, under the debug option only: the real one, over maps that a measuring program gives it."""

from __future__ import annotations

from flask import Blueprint, render_template

from cefi_map.web.rights import KNOWN, everywhere

from .editor import asset_urls, exam_data

pages = Blueprint("bench", __name__)
everywhere(pages, KNOWN)


@pages.get("/bench")
def bench() -> str:
    """A page whose ``window.bench`` loads, edits and draws; docs/editor.md says how it is driven."""
    urls = {"page": "/bench", "rules": "/regles/", **asset_urls()}
    return render_template("project/bench.html", data={**exam_data(), "title": "mesure", "report": None, "urls": urls})
