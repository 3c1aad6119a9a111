"""``db``: the database of a server, and the centres that it holds, for whoever installs and keeps it."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from cefi_map import project
from cefi_map.errors import BadInput
from cefi_map.wings import loaded, wings

from .arguments import Parser
from .data import add_centre, add_place, confirmed
from .streams import count, fail, say

if TYPE_CHECKING:
    from cefi_map.project.data import Cells


def add(commands: Any) -> None:
    group = commands.add_parser("db", help="la base d’un serveur, et les centres qu’elle contient")
    inner = group.add_subparsers(title="commandes", required=True, metavar="COMMANDE")

    upgrade = inner.add_parser("upgrade", help="mettre la base à la forme de cette version de l’application")
    upgrade.add_argument("--all", action="store_true", help="tous les centres, l’un après l’autre")
    add_centre(upgrade, "un centre seul")
    add_place(upgrade, _upgrade)

    about(inner, "centres", "lister les centres", _centres)
    _named(inner, "add", "ajouter un centre", _add)
    for each in loaded(*(name for wing in wings() for name in wing.database)):
        each.add(inner)
    erase = _named(inner, "erase", "effacer pour de bon un centre et tout ce qu’il contient", _erase)
    erase.add_argument("--yes", action="store_true", help="ne pas demander")


def about(inner: Any, name: str, words: str, run: Any) -> Parser:
    made: Parser = inner.add_parser(name, help=words)
    add_place(made, run)
    return made


def _named(inner: Any, name: str, words: str, run: Any) -> Parser:
    made = about(inner, name, words, run)
    made.add_argument("name", metavar="CENTRE", help="son nom, au début de son adresse")
    return made


def _upgrade(options: argparse.Namespace) -> int:
    if not (options.all or options.centre):
        with contextlib.closing(project.data.open_store(options.data, options.database, existing=True)) as store:
            return say(f"La base {store.database.address} est à jour.")
    if options.all and options.centre:
        raise BadInput("--all ne va pas avec --centre.", advice="Donnez l’un ou l’autre.")
    with opened(options) as cells:
        wanted = cells.names() if options.all else (options.centre,)
        left = list(_upgraded(cells, wanted))
        place = cells.database.address
    done = f"La base {place} : {count(len(wanted) - len(left), 'centre à jour', 'centres à jour')}"
    return fail(f"{done}. Pas à jour : {', '.join(left)}.") if left else say(f"{done}.")


def _upgraded(cells: Cells, named: Iterable[str]) -> Iterator[str]:
    """Those that could not be: one centre never holds up the next."""
    from cefi_map.errors import CefiError

    for name in named:
        try:
            cells.store(name)
        except CefiError as error:
            fail(f"{name} : {error}")
            yield name


def _centres(options: argparse.Namespace) -> int:
    with opened(options) as cells:
        names = cells.names()
    for name in names:
        print(name)
    return 0 if names else say("Aucun centre à part. Un serveur qui n’en tient qu’un n’a rien à lister.")


def _add(options: argparse.Namespace) -> int:
    with opened(options) as cells:
        cells.make(options.name)
    return say(f"Le centre « {options.name} » est prêt.")


def _erase(options: argparse.Namespace) -> int:
    with opened(options) as cells:
        cells.shape(options.name)  # before it is asked: whether there is one
        question = f"Effacer pour de bon le centre « {options.name} » et tout ce qu’il contient ? Écrivez son nom : "
        if not options.yes and not confirmed(question, options.name):
            return fail("Rien n’est effacé.")
        cells.erase(options.name)
    return say("C’est effacé. Vos sauvegardes de ce centre, elles, restent où vous les avez mises.")


@contextlib.contextmanager
def opened(options: argparse.Namespace) -> Iterator[Cells]:
    with contextlib.closing(project.data.open_cells(options.database)) as cells:
        yield cells
