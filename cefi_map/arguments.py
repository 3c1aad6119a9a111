"""``argparse`` in French: its sentences are few, and this is the one place that knows them."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

_SENTENCES = tuple(
    (re.compile(pattern), french)
    for pattern, french in (
        (r"the following arguments are required: (.*)", r"il manque : \1"),
        (r"unrecognized arguments: (.*)", r"ceci n'est pas compris : \1"),
        (
            r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.*)\)",
            r"\1 : « \2 » ne convient pas ; au choix : \3",
        ),
        (r"argument (.+?): expected one argument", r"\1 : il manque une valeur"),
        (r"argument (.+?): expected at least one argument", r"\1 : il manque au moins une valeur"),
        (r"argument (.+?): invalid int value: '?(.*?)'?", r"\1 : « \2 » n'est pas un nombre entier"),
        (r"argument (.+?): invalid \w+ value: '?(.*?)'?", r"\1 : « \2 » ne convient pas"),
        (r"argument (.+?): ignored explicit argument '?(.*?)'?", r"\1 : cette option ne prend pas de valeur (« \2 »)"),
        (r"ambiguous option: (.*) could match (.*)", r"« \1 » peut vouloir dire \2"),
        (r"argument (.+?): not allowed with argument (.*)", r"\1 ne va pas avec \2"),
        (r"argument (.+?): (.*)", r"\1 : \2"),
        (r"one of the arguments (.+) (.+) is required", r"il faut \1 ou \2"),
    )
)


class Parser(argparse.ArgumentParser):
    """Help, usage and errors in French; its commands' parsers are of the same kind."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"add_help": False, **options})
        self._positionals.title, self._optionals.title = "arguments", "options"
        self.add_argument("-h", "--help", action="help", help="afficher cette aide")

    def format_usage(self) -> str:
        return _usage(super().format_usage())

    def format_help(self) -> str:
        return _usage(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Says what is wrong and where help is; exit status 2."""
        self.exit(2, f"cefi-map : {in_french(message)}.\nVoyez « {self.prog} --help ».\n")


def in_french(message: str) -> str:
    """The sentence of ``argparse``; one it may have learnt since stays as it is."""
    for pattern, french in _SENTENCES:
        found = pattern.fullmatch(message)
        if found:
            return found.expand(french).replace("', '", ", ").replace(" : '", " : ").removesuffix("'")
    return message


def _usage(text: str) -> str:
    return re.sub(r"\Ausage:", "usage :", text)
