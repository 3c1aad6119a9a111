"""Two papers on the automatic opinion, in Markdown: how it is made, and what the law on AI asks.

The product shows them, docs/ holds them (``make docs``): one text, its figures those that are kept with the weights.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from math import sqrt
from typing import TYPE_CHECKING, Any

from cefi_map import judging
from cefi_map.french.wording import figure
from cefi_map.judging import rules_version

if TYPE_CHECKING:
    from jinja2 import Environment

PAPERS = {"modele": "Comment les avis sont faits", "evaluation-ia": "Ce que dit la loi sur l’IA"}
"""By name, with the title that each has on its page."""
_Z = 1.96
"""Of a normal distribution, what leaves 5 % outside."""


def paper(name: str, to: Callable[[str], str], away: str = "") -> str:
    """Its Markdown; ``to`` gives the address of the other one, where it is shown; ``away``: to whom a second reader's
    demands leave there, "" for nobody."""
    return _made().get_template(f"{name}.md").render(to=to, away=away, **figures())


@cache
def _made() -> Environment:
    import jinja2  # a check of a file shows no paper

    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(str(files(__name__))),
        autoescape=False,  # noqa: S701  # Markdown, of our own words and figures
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters.update(
        figure=figure,
        decimals=lambda number: f"{number:.2f}".replace(".", ","),
    )
    return found


@cache
def figures() -> dict[str, Any]:
    """What was measured of the rules at hand, each share with its interval at 95 %."""
    kept = json.loads(files(judging).joinpath("data", "accuracy.json").read_text("utf-8"))
    scores = [{**each, "same": round(each["accuracy"] * each["verdicts"])} for each in kept["scores"]]
    return {
        "version": rules_version(),
        "learnt": kept["learnt"],
        "subjects": kept["subjects"],
        "scores": [_bounded(each) for each in scores if each.get("opposites")],
        "dossiers": [_bounded(each) for each in kept["dossiers"]],
    }


def _bounded(score: dict[str, Any]) -> dict[str, Any]:
    """With ``low`` and ``high`` in percent (Wilson's interval of a share)."""
    share, of = score["same"] / score["verdicts"], score["verdicts"]
    middle = share + _Z**2 / (2 * of)
    reach = _Z * sqrt(share * (1 - share) / of + _Z**2 / (4 * of**2))
    low, high = ((middle + way * reach) / (1 + _Z**2 / of) for way in (-1, 1))
    return {"interval": None, **score, "low": round(100 * low), "high": round(100 * high)}
