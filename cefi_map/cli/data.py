"""``backup``, ``restore``, ``erase``: all that is kept, for a person and for cron."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .arguments import Parser
from .streams import count, fail, say, write

if TYPE_CHECKING:
    from cefi_map.service.data import Store


def add(commands: Any) -> None:
    backup = commands.add_parser("backup", help="tout garder dans un fichier, l’application ouverte ou non")
    backup.add_argument("--output", type=Path, metavar="CHEMIN", help="fichier .zip ou dossier (celui-ci par défaut)")
    add_cell(backup)
    add_place(backup, _backup)

    restore = commands.add_parser("restore", help="ajouter ce que contient une sauvegarde ; rien n’est remplacé")
    restore.add_argument("file", type=Path, metavar="FICHIER", help="une sauvegarde .zip, ou une copie automatique")
    add_cell(restore)
    add_place(restore, _restore)

    erase = commands.add_parser("erase", help="effacer pour de bon un projet, ou tout")
    what = erase.add_mutually_exclusive_group(required=True)
    what.add_argument("project", nargs="?", metavar="PROJET", help="son nom, ou ce que dit son adresse")
    what.add_argument("--all", action="store_true", help="tous les projets, les groupes et les réglages")
    erase.add_argument("--with-copies", action="store_true", help="effacer aussi les copies automatiques")
    add_copies(erase)
    add_cell(erase)
    erase.add_argument("--yes", action="store_true", help="ne pas demander")
    add_place(erase, _erase)


def add_place(parser: Parser, run: Callable[[argparse.Namespace], int]) -> None:
    words = "dossier des données, sinon celui du système"
    parser.add_argument("--data", variable="CEFI_MAP_DATA", type=Path, metavar="DOSSIER", help=words)
    parser.add_argument(
        "--database", variable="CEFI_MAP_DATABASE", secret=True, metavar="URL", help="base PostgreSQL plutôt que SQLite"
    )
    parser.set_defaults(run=run)


def add_cell(parser: Parser) -> None:
    parser.add_argument("--cell", default="", metavar="CENTRE", help="un centre, où la base en contient plusieurs")


def add_copies(parser: Parser) -> None:
    words = "dossier des copies automatiques, sinon à côté des données"
    parser.add_argument("--copies", variable="CEFI_MAP_COPIES", type=Path, metavar="DOSSIER", help=words)


def _backup(options: argparse.Namespace) -> int:
    from cefi_map import service

    with _opened(options, existing=True) as store:
        target = options.output or Path()
        if whole := service.data.save_centre(store, target, options.cell):
            return say(f"Tout le centre est gardé dans {whole}.")
        made = service.data.save_everything(store)
    target = target / made.name if target.is_dir() else target
    write(target, made.data)
    return say(f"Tout est gardé dans {target}.")


def _restore(options: argparse.Namespace) -> int:
    from cefi_map import service

    with _opened(options) as store:
        if centre := service.data.restore_centre(store, options.file):
            people = count(centre[0], "personne", "personnes")
            return say(f"Le centre est repris : {people}, {count(centre[1], 'projet', 'projets')}.")
        done = service.data.restore_file(store, options.file)
    added = count(len(done.added) + len(done.copied), "projet ajouté", "projets ajoutés")
    return say(f"{added}, {len(done.known)} déjà là.")


def _erase(options: argparse.Namespace) -> int:
    from cefi_map import service

    with _opened(options, existing=True) as store:
        project = None if options.all else service.data.find_project(store, options.project)
        named = f"« {project.title} » ({project.id})" if project else "tous les projets, les groupes et les réglages"
        if not options.yes and not confirmed(f"Effacer pour de bon {named} ? Écrivez oui : "):
            return fail("Rien n’est effacé.")
        left = service.data.erase(store, project.id if project else None, copies=options.with_copies)
    copies = count(left, "copie automatique", "copies automatiques")
    return say(f"C’est effacé, sauf de {copies} : ajoutez --with-copies." if left else "C’est effacé.")


@contextlib.contextmanager
def _opened(options: argparse.Namespace, *, existing: bool = False) -> Iterator[Store]:
    from cefi_map import service

    if options.cell:
        with contextlib.closing(service.data.open_cells(options.database)) as cells:
            yield cells.store(options.cell)
        return
    with contextlib.closing(
        service.data.open_store(options.data, options.database, vars(options).get("copies"), existing=existing)
    ) as store:
        yield store


def confirmed(question: str) -> bool:
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("oui", "o")
