"""All commands, and how one is run."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence

from cefi_map import __version__
from cefi_map.errors import BadInput
from cefi_map.wings import loaded, wings

from . import check, convert, data, db, dossier, second, serve
from .arguments import Parser
from .streams import FAILURES, fail, told


def run(arguments: Sequence[str] | None = None) -> int:
    """One command; gives the exit status. Never a traceback for what a user did."""
    for stream in (sys.stdout, sys.stderr):  # a terminal may lack a letter that a sentence has
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        options = parser().parse_args(arguments)
    except BadInput as error:
        return fail(told(error))
    if options.run is not serve.run:  # a sentence says it; the trace is for a server's log
        import logging

        logging.getLogger("cefi_map").addHandler(logging.NullHandler())
    command: Callable[[argparse.Namespace], int] = options.run
    try:
        return command(options)
    except FAILURES as error:
        return fail(told(error))
    except BrokenPipeError:  # « cefi-map check … | head »
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except KeyboardInterrupt:
        return fail("Arrêté.")


def parser() -> Parser:
    top = Parser(prog="cefi-map", description="Carte mentale du bloc 3 CEFI : vérifier, convertir, servir.")
    top.add_argument("--version", action="version", version=f"cefi-map {__version__}", help="afficher la version")
    commands = top.add_subparsers(title="commandes", required=True, metavar="COMMANDE")
    more = loaded(*(name for wing in wings() for name in wing.commands))
    for each in (check, convert, dossier, second, serve, data, db, *more):
        each.add(commands)
    return top
