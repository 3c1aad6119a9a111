"""The templates and styles of the pages that stand alone."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template


@cache
def template(name: str) -> Template:
    """A template of this room: what a person typed is escaped, a name that is missing fails."""
    return _environment().get_template(name)


def style(*names: str) -> str:
    return "".join(files(__package__).joinpath(name).read_text(encoding="utf-8") for name in names)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("cefi_map", "reporting"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
