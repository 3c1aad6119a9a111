"""The help: one short page for each task, and a search in all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from flask import Blueprint, current_app, render_template, request, url_for
from lxml import html
from markupsafe import Markup

from cefi_map.errors import NotFound
from cefi_map.project import exam, home, second, writing

from .assets import asset
from .cookies import cookies
from .papers import as_page
from .places import told
from .reach import Reach
from .rights import ANYONE, everywhere
from .store import store
from .who import me

pages = Blueprint("help", __name__, url_prefix="/aide")
everywhere(pages, ANYONE)

TASKS = {
    "carte": "Faire ma carte",
    "importer": "Importer depuis FreeMind",
    "verdicts": "Comprendre un verdict",
    "second-avis": "Demander un second avis",
    "dossier": "Écrire le dossier",
    "rendre": "Rendre",
    "soutenir": "Soutenir",
}
FACTS = {
    "clavier": "Raccourcis et gestes",
    "limites": "Tailles et limites",
    "hors-ligne": "Écrire sans réseau",
    "donnees": "Vos données",
    "accessibilite": "Accessibilité",
}
_UNTOLD: dict[str, object] = {"notice": None, "unsaid": (), "leaving": (), "ends": ()}
"""What is said of where the application runs, where nobody says it."""
_AROUND = 160
"""Characters shown of a section that holds what is searched."""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one title of a page: ``anchor`` is "" at the top of the page."""

    topic: str
    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    section: Section
    pieces: tuple[exam.Piece, ...]


@pages.get("")
def index() -> str:
    words = request.args.get("q", "")[:200].strip()
    found = tuple(_find(words)) if words else ()
    return render_template("help/index.html", tasks=tasks(), facts=facts(), words=words, found=found)


@pages.get("/plan-du-site")
def site() -> str:
    """Every page that has an address of its own, and each project's."""
    return render_template("help/site.html", tasks=tasks(), facts=facts(), projects=home.projects(store()))


@pages.get("/<topic>")
def topic(topic: str) -> str:
    if topic not in topics():
        raise NotFound("Cette page d’aide n’existe pas.", advice="Choisissez un sujet de la liste.")
    return _page(topic, "help/_page.html", **told("help", me()))


def tasks() -> dict[str, str]:
    return TASKS | told("tasks")


def topics() -> dict[str, str]:
    return tasks() | FACTS | told("facts") | exam.PAPERS


def facts(topic: str = "") -> dict[str, str]:
    """Those that stand in lists, the one that is read among them: what wings say of where everybody is asked who they
    are is no matter elsewhere."""
    reach: Reach = current_app.extensions["reach"]
    more = {name: title for name, title in told("facts").items() if reach.asks or name == topic}
    return FACTS | more | exam.PAPERS


def _page(topic: str, layout: str, **said: object) -> str:
    """``said`` of where it runs and of who reads: the search reads pages without it."""
    given: dict[str, object] = {"layout": layout, "tasks": tasks(), "facts": facts(topic), "topic": topic}
    given |= {"formats": writing.import_formats(), "cookies": tuple(cookies())}
    return render_template(f"help/{topic}.html", **given, **(_UNTOLD | told("help-words") | said))


@pages.app_template_global()
def paper(name: str) -> Markup:
    """One of the papers on the automatic opinion, as its page."""
    return as_page(exam.paper(name, lambda other: url_for("help.topic", topic=other), _away()))


def _away() -> str:
    """To whom a second reader's demands leave: pages of the help say so."""
    reader = second.entered(store())
    return reader.away if reader else ""


def _find(words: str) -> Iterator[Found]:
    """Sections that hold every word; those whose title does come first."""
    sections = _sections(current_app.extensions["reach"], _away())
    found = [each for each in sections if exam.matching(f"{each.title} {each.text}", words)]
    found.sort(key=lambda section: not exam.matching(section.title, words))
    return (Found(section, exam.marked(_near(section.text, words), words)) for section in found)


def _near(text: str, words: str) -> str:
    """About ``_AROUND`` characters from the sentence of the first word found."""
    pieces = exam.marked(text, words)
    first = next((rank for rank, piece in enumerate(pieces) if piece.matched), 0)
    at = sum(len(piece.text) for piece in pieces[:first])
    rest = text[max(0, text.rfind(". ", 0, at) + 1) :].strip()
    return rest if len(rest) <= _AROUND else rest[: rest.rfind(" ", 0, _AROUND)] + "…"


@cache
def _sections(reach: Reach, away: str) -> tuple[Section, ...]:
    """Every page cut at its titles: what a reader sees, so that the search finds nothing else. ``reach`` and ``away``
    word some."""
    return tuple(section for topic in topics() for section in _cut(topic, _page(topic, "help/_bare.html")))


def _cut(topic: str, page: str) -> Iterator[Section]:
    article = html.fromstring(page)
    anchor, title, texts = "", topics()[topic], list[str]()
    for block in article:
        if block.tag == "h2":
            yield Section(topic, anchor, title, " ".join(texts))
            anchor, title, texts = block.get("id", ""), _text(block), []
        elif block.tag != "h1":
            texts.append(_text(block))
    yield Section(topic, anchor, title, " ".join(texts))


def _text(block: html.HtmlElement) -> str:
    """Its words, items and cells set apart."""
    return " ".join(" ".join(block.itertext()).split())


@pages.app_template_global()
def ui(words: str) -> Markup:
    """Words of the interface, quoted in the help: a test looks that the product still says them."""
    return Markup("<b>{}</b>").format(words)


@pages.app_template_global()
def shot(name: str, alt: str) -> Markup:
    """A picture of the product, taken by docs/pictures.py; its size is told so that the page does not jump."""
    width, height = _size(name)
    return Markup('<figure class="shot"><img src="{}" alt="{}" width="{}" height="{}" loading="lazy"></figure>').format(
        asset(f"help/{name}.png"), alt, width, height
    )


@cache
def _size(name: str) -> tuple[int, int]:
    """Pixels of a PNG: two big-endian numbers at byte 16 (PNG specification, IHDR)."""
    head = files("cefi_map").joinpath("static", "help", f"{name}.png").read_bytes()[16:24]
    return int.from_bytes(head[:4]), int.from_bytes(head[4:])
