"""``argparse`` in French: its sentences are few, and this is the one place that knows them."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import glob
from pathlib import Path
from typing import Any, NoReturn

from cefi_map.errors import BadInput

_SENTENCES = (
    (r"the following arguments are required: (.*)", r"il manque : \1"),
    (r"unrecognized arguments: (.*)", r"ceci n’est pas compris : \1"),
    (
        r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.*)\)",
        r"\1 : « \2 » ne convient pas ; au choix : \3",
    ),
    (r"argument (.+?): expected one argument", r"\1 : il manque une valeur"),
    (r"argument (.+?): expected at least one argument", r"\1 : il manque au moins une valeur"),
    (r"argument (.+?): invalid int value: '?(.*?)'?", r"\1 : « \2 » n’est pas un nombre entier"),
    (r"argument (.+?): invalid \w+ value: '?(.*?)'?", r"\1 : « \2 » ne convient pas"),
    (r"argument (.+?): ignored explicit argument '?(.*?)'?", r"\1 : cette option ne prend pas de valeur (« \2 »)"),
    (r"ambiguous option: (.*) could match (.*)", r"« \1 » peut vouloir dire \2"),
    (r"argument (.+?): not allowed with argument (.*)", r"\1 ne va pas avec \2"),
    (r"argument (.+?): (.*)", r"\1 : \2"),
    (r"one of the arguments (.+) (.+) is required", r"il faut \1 ou \2"),
)
"""Patterns of sentences, and how they are said: compiled when one is met."""


@dataclass(frozen=True, slots=True)
class Setting:
    """An option as one sets it: its names, the variable of the environment that stands for it ("" if none), what it is
    when neither is given ("" if nothing), what it does."""

    names: tuple[str, ...]
    variable: str
    default: str
    words: str


class Parser(argparse.ArgumentParser):
    """Help, usage and errors in French; its commands' parsers are of the same kind. ``settings``: what each takes."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"add_help": False, **options})
        self.settings: list[Setting] = []
        self._positionals.title, self._optionals.title = "arguments", "options"
        super().add_argument("-h", "--help", action="help", help="afficher cette aide")

    def add_argument(self, *names: str, variable: str = "", secret: bool = False, **options: Any) -> argparse.Action:
        """``variable``: what stands in the environment for the option where it is not given; the help says it, and the
        default. Of a ``secret`` the variable may also name the file that holds it, with ``_FILE`` at its end. What the
        help keeps quiet (``argparse.SUPPRESS``) is no setting."""
        default, words = options.get("default"), str(options.get("help", ""))
        if variable:
            options["default"] = os.environ.get(variable) or (_in_file(variable) if secret else None) or default
        told = filter(None, (f"{default} par défaut" if default else "", f"ou {variable}" if variable else ""))
        aside = ", ".join(told)
        options["help"] = f"{words} ({aside})" if aside else words
        if words != argparse.SUPPRESS:
            self.settings.append(Setting(names, variable, str(default or ""), words))
        return super().add_argument(*names, **options)

    def commands(self) -> Iterator[tuple[str, Parser]]:
        """Each command, as one types it, and its parser; a group of commands before those in it."""
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):
                for name, inner in action.choices.items():
                    yield name, inner
                    yield from ((f"{name} {deeper}", each) for deeper, each in inner.commands())

    def format_usage(self) -> str:
        return _usage(super().format_usage())

    def format_help(self) -> str:
        return _usage(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Says what is wrong and where help is; exit status 2."""
        self.exit(2, f"cefi-map : {in_french(message)}.\nVoyez « {self.prog} --help ».\n")


class Files(argparse.Action):
    """Names of files; a pattern stands for those it matches where no file has that very name: « cmd.exe » leaves
    « *.mm » as it is typed. One that matches nothing stays, and is said not to be there."""

    def __call__(self, parser: Any, namespace: Any, values: str | Sequence[Any] | None, option: Any = None) -> None:
        names = [name for each in values or () for name in _matching(each)]
        setattr(namespace, self.dest, names)


def _matching(name: str) -> list[str]:
    return [name] if os.path.lexists(name) else sorted(glob(name)) or [name]


def _in_file(variable: str) -> str | None:
    """What the file holds that the environment names: a password neither in a list of processes nor in a unit."""
    path = os.environ.get(f"{variable}_FILE")
    try:
        return Path(path).read_text("utf-8").strip() if path else None
    except (OSError, UnicodeDecodeError):
        raise BadInput(f"{path}, que nomme {variable}_FILE, ne peut pas être lu.") from None


def in_french(message: str) -> str:
    """The sentence of ``argparse``; one it may have learnt since stays as it is."""
    for pattern, french in _SENTENCES:
        found = re.fullmatch(pattern, message)
        if found:
            return found.expand(french).replace("', '", ", ").replace(" : '", " : ").removesuffix("'")
    return message


def _usage(text: str) -> str:
    return re.sub(r"\Ausage:", "usage :", text)
