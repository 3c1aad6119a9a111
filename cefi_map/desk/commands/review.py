"""``review``: a group of works from the command line."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cefi_map import project
from cefi_map.cli.arguments import Files
from cefi_map.cli.streams import FAILURES, count, fail, read, shown, told, write

if TYPE_CHECKING:
    from cefi_map.desk.arriving import File


def add(commands: Any) -> None:
    review = commands.add_parser(
        "review", help="préparer la relecture d’un groupe : grilles à remplir, puis avis et tableau"
    )
    review.add_argument(
        "files", nargs="+", action=Files, metavar="FICHIER", help="des fichiers, ou le dossier qui les contient"
    )
    review.add_argument("--output", required=True, type=Path, metavar="DOSSIER", help="dossier où tout écrire")
    review.add_argument("--readings", type=Path, metavar="FICHIER.json", help="consignes du centre (docs/verdicts.md)")
    review.set_defaults(run=_review)


def _review(options: argparse.Namespace) -> int:
    from cefi_map.desk.arriving import review_batch

    by = project.exam.readings_file(read(str(options.readings))) if options.readings else project.exam.DEFAULT
    files: list[File] = []
    left = 0
    for path in options.files:
        try:
            files += _files(path)
        except FAILURES as error:
            left += 1
            fail(f"{path} : {told(error)}")
    batch = review_batch(files, by, _shown_on_terminal)
    for file in batch.files:
        write(options.output / file.name, file.data)
    for path, notice in batch.notices:
        print(f"{path} : {notice}", file=sys.stderr)
    for path, message in batch.errors:
        fail(f"{path} : {message}")
    left += len(batch.errors)
    refused = f", {count(left, 'fichier refusé', 'fichiers refusés')}" if left else ""
    if batch.files:
        print("Cotez d’abord, sur les grilles. Le dossier « avis » s’ouvre après.")
    print(f"{count(batch.works, 'carte lue', 'cartes lues')}{refused}.")
    return 2 if left else 0


def _files(path: str) -> Iterator[File]:
    """A file, or those of a folder and of the folders in it, under their names there; hidden ones are nobody's work.
    They are read when their turn comes; a pipe is at once."""
    place = Path(path)
    if place.is_dir():
        inside = (each.relative_to(place) for each in sorted(place.rglob("*")) if each.is_file())
        yield from ((shown(str(each)), place / each) for each in inside if not _hidden(each))
    elif place.is_file() and os.access(place, os.R_OK):
        yield shown(path), place
    else:
        yield shown(path), read(path)


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in path.parts)


def _shown_on_terminal(name: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[KLecture : {name[:60]}", end="\r", file=sys.stderr, flush=True)
