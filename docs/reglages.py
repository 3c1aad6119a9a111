"""Writes docs/reglages.md from the command line and the table of limits: ``make docs``; a test holds it current."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cefi_map import limits
from cefi_map.cli import parser

PAGE = Path(__file__).with_suffix(".md")


def page() -> str:
    return "\n".join((*_options(), "", *_limits(), ""))


def _options() -> Iterator[str]:
    yield "# Limites et réglages"
    yield ""
    yield "Cette page est écrite par `make docs`, d’après `cefi_map/cli/` et `cefi_map/limits.py`."
    yield ""
    yield "## Réglages"
    yield "L’option l’emporte sur la variable d’environnement, qui l’emporte sur la valeur par défaut."
    yield ""
    yield "| commande | option | variable | par défaut | rôle |"
    yield "|---|---|---|---|---|"
    for name, command in parser().commands():
        for setting in command.settings:
            if setting.names[0].startswith("-"):
                yield _row(name, _code(setting.names[-1]), _code(setting.variable), setting.default, setting.words)


def _limits() -> Iterator[str]:
    yield "## Limites"
    yield "Au-delà, un message le dit. L’aide les montre aussi, sous « Tailles et limites »."
    for group, lines in limits.told().items():
        yield ""
        yield f"### {group}"
        yield "| quoi | limite | dans le code |"
        yield "|---|---|---|"
        for line in lines:
            yield _row(line.words, line.value, _code(line.name))


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
