"""To read: the référentiel, the requirements and how they are judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from flask import Blueprint, render_template, request
from markupsafe import Markup

from cefi_map.mindmap import outline
from cefi_map.project import exam, files, paper
from cefi_map.web.rights import ANYONE, everywhere
from cefi_map.web.store import store

from .drawing import still
from .panel import about

pages = Blueprint("reference", __name__)
everywhere(pages, ANYONE)


@pages.get("/referentiel")
def referentiel() -> str:
    words = request.args.get("q", "")[:200].strip()
    known = exam.referentiel()
    return render_template(
        "reference/referentiel.html",
        ref=known,
        words=words,
        hits=known.search(words) if words else (),
        places=_places,
        judged={rule.id for rule in exam.rule_list()},
    )


@pages.get("/regles")
def rules() -> str:
    return render_template("reference/rules.html", ref=exam.referentiel(), rules=exam.rule_list())


@pages.get("/regles/<id>")
def rule(id: str) -> str:
    found = exam.rule(id)
    return render_template(
        "reference/rule.html",
        ref=exam.referentiel(),
        rule=found,
        asked=exam.referentiel().requirement(id),
        rules=exam.rule_list(),
        examples=_examples(id),
        readings=about(exam.readings_said(store()), id),
    )


@dataclass(frozen=True, slots=True)
class Example:
    """A map that shows a rule: its drawing with the evidence highlighted, its text, the verdict it gets."""

    words: str
    text: str
    drawing: Markup
    verdict: exam.Verdict


@lru_cache(maxsize=64)
def _examples(id: str) -> tuple[Example, ...]:
    """The bad and the good example of a rule; () when it has none."""
    rule = exam.rule(id)
    pairs = (("Ce qui ne suffit pas", rule.bad), ("Ce qui répond", rule.good))
    return tuple(_example(id, words, text) for words, text in pairs if text.strip())


def _example(id: str, words: str, text: str) -> Example:
    mindmap = outline.parse(text)
    report = files.check_map(mindmap)
    verdict = report.verdict(id)
    states = {each.key: "weak" for each in verdict.weak} | {each.key: "proof" for each in verdict.evidence}
    return Example(
        words,
        outline.render(mindmap),
        still(paper.sample(mindmap, report), words, states),
        verdict,
    )


def _places(requirements: Iterable[object]) -> list[str]:
    """The stages where these requirements usually live, each once, in order."""
    return sorted({stage for each in requirements for stage in getattr(each, "stages", ())})
