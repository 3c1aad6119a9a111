"""``backup``, ``restore``, ``erase``: all that is kept, for a person and for cron."""

from __future__ import annotations

import argparse
import contextlib
import errno
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cefi_map import project
from cefi_map.errors import BadInput, NotFound

from .arguments import Parser
from .streams import count, fail, say, unwritten, write

if TYPE_CHECKING:
    from cefi_map.project.data import Cells, Store


SUFFIXES = (".zip", ".sqlite3")
"""Of backups: of one person, of a centre."""


def add(commands: Any) -> None:
    backup = commands.add_parser("backup", help="tout garder dans un fichier, l’application ouverte ou non")
    words = "dossier, fait s’il manque (celui-ci par défaut), ou fichier .zip, .sqlite3 pour un centre"
    backup.add_argument("--output", default="", metavar="CHEMIN", help=words)
    add_centre(backup)
    add_place(backup, _backup)

    restore = commands.add_parser("restore", help="ajouter ce que contient une sauvegarde ; rien n’est remplacé")
    restore.add_argument(
        "file", type=Path, metavar="FICHIER", help="une sauvegarde .zip ou .sqlite3, ou une copie automatique"
    )
    add_centre(restore)
    add_place(restore, _restore)

    erase = commands.add_parser("erase", help="effacer pour de bon un projet, ou tout")
    what = erase.add_mutually_exclusive_group(required=True)
    what.add_argument("project", nargs="?", metavar="PROJET", help="son nom, ou ce que dit son adresse")
    what.add_argument("--all", action="store_true", help="tous les projets, les groupes et les réglages")
    erase.add_argument("--with-copies", action="store_true", help="effacer aussi les copies automatiques")
    add_copies(erase)
    add_centre(erase)
    erase.add_argument("--yes", action="store_true", help="ne pas demander")
    add_place(erase, _erase)


def add_place(parser: Parser, run: Callable[[argparse.Namespace], int]) -> None:
    words = "dossier des données, sinon celui du système"
    parser.add_argument("--data", variable="CEFI_MAP_DATA", type=Path, metavar="DOSSIER", help=words)
    parser.add_argument(
        "--database", variable="CEFI_MAP_DATABASE", secret=True, metavar="URL", help="base PostgreSQL plutôt que SQLite"
    )
    parser.set_defaults(run=run)


def add_public_url(parser: Parser) -> None:
    parser.add_argument(
        "--public-url",
        variable="CEFI_MAP_PUBLIC_URL",
        default="",
        metavar="URL",
        help="adresse que chacun ouvre, derrière un serveur web : docs/serveur.md",
    )


def add_centre(parser: Parser, words: str = "un centre, où la base en contient plusieurs") -> None:
    parser.add_argument("--centre", default="", metavar="NOM", help=words)
    parser.add_argument("--cell", dest="centre", help=argparse.SUPPRESS)  # its first name, in timetables of servers


def add_copies(parser: Parser) -> None:
    words = "dossier des copies automatiques, sinon à côté des données"
    parser.add_argument("--copies", variable="CEFI_MAP_COPIES", type=Path, metavar="DOSSIER", help=words)


def _backup(options: argparse.Namespace) -> int:
    with _opened(options, existing=True) as store:
        target = _place(options.output)
        if whole := project.data.save_centre(store, target, options.centre):
            return say(f"Tout le centre est gardé dans {whole}.")
        made, beside = project.data.save_everything(store), project.data.beside(store)
    target = target / made.name if target.is_dir() else target
    write(target, made.data, private=True)
    return say(" ".join(filter(None, [f"Tout est gardé dans {target}.", beside])))


def _place(named: str) -> Path:
    """The file of that name, or the folder, which is made: a backup has a suffix, a folder none of ours. ``CefiError``
    where nothing can be written there."""
    place = Path(named)
    is_folder = not named or named.endswith(("/", os.sep)) or place.suffix not in SUFFIXES
    try:
        if is_folder and not place.exists():
            place.mkdir(parents=True)
        folder = place if place.is_dir() else place.parent
        if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise unwritten(place, error) from None
    return place


def _restore(options: argparse.Namespace) -> int:
    with _opened(options, makes=True) as store:
        if centre := project.data.restore_centre(store, options.file):
            people = count(centre[0], "personne", "personnes")
            return say(f"Le centre est repris : {people}, {count(centre[1], 'projet', 'projets')}.")
        done = project.data.restore_file(store, options.file)
    added = count(len(done.added) + len(done.copied), "projet ajouté", "projets ajoutés")
    return say(" ".join(filter(None, [f"{added}, {len(done.known)} déjà là.", project.data.unread(done)])))


def _erase(options: argparse.Namespace) -> int:
    with _opened(options, existing=True) as store:
        if store.holds_people:
            whole = f" Tout le centre : cefi-map db erase {options.centre}." if options.centre else ""
            raise BadInput(
                "Dans un centre, les projets sont à des personnes : rien n’est effacé ici.",
                advice=f"Ouvrez « Le centre », puis la personne, et « Effacer ».{whole}",
            )
        found = None if options.all else project.data.find_project(store, options.project)
        named = f"« {found.title} » ({found.id})" if found else "tous les projets, les groupes et les réglages"
        if not options.yes and not confirmed(f"Effacer pour de bon {named} ? Écrivez oui : "):
            return fail("Rien n’est effacé.")
        left = project.data.erase(store, found.id if found else None, copies=options.with_copies)
        beside = "" if found else project.data.beside(store)
    copies = count(left, "copie automatique", "copies automatiques")
    done = f"C’est effacé, sauf de {copies} : ajoutez --with-copies." if left else "C’est effacé."
    return say(" ".join(filter(None, [done, beside])))


@contextlib.contextmanager
def _opened(options: argparse.Namespace, *, existing: bool = False, makes: bool = False) -> Iterator[Store]:
    """The store of the centre that is named, else of all. ``makes``: the command may be meant for a new centre."""
    if options.centre:
        with contextlib.closing(project.data.open_cells(options.database)) as cells:
            yield named(cells, options.centre, makes=makes)
        return
    with contextlib.closing(
        project.data.open_store(options.data, options.database, vars(options).get("copies"), existing=existing)
    ) as store:
        yield store


def named(cells: Cells, name: str, *, makes: bool = False) -> Store:
    """``NotFound`` says how a centre is made, or where one reads which there are."""
    if name not in cells.names():
        advice = f"Ajoutez-le d’abord : cefi-map db add {name}." if makes else "Voyez « cefi-map db centres »."
        raise NotFound(f"Le centre « {name} » n’est pas dans cette base.", advice=advice)
    return cells.store(name)


def confirmed(question: str, *answers: str) -> bool:
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in (answers or ("oui", "o"))
