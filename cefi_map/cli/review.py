"""``review``: a group of works from the command line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .streams import FAILURES, fail, progress, read, shown, told, write

if TYPE_CHECKING:
    pass


def add(commands: Any) -> None:
    review = commands.add_parser("review", help="préparer la relecture d'un groupe : avis, grilles à remplir, tableau")
    review.add_argument("files", nargs="+", metavar="FICHIER", help="un ou plusieurs fichiers")
    review.add_argument("--output", required=True, type=Path, metavar="DOSSIER", help="dossier où tout écrire")
    review.add_argument("--readings", type=Path, metavar="FICHIER.json", help="consignes du centre (docs/verdicts.md)")
    review.set_defaults(run=_review)


def _review(options: argparse.Namespace) -> int:
    from cefi_map import service
    from cefi_map.service.review import review_batch

    by = service.exam.readings_file(read(str(options.readings))) if options.readings else service.exam.DEFAULT
    works: list[tuple[str, bytes]] = []
    failed = False
    for path in options.files:
        try:
            works.append((shown(path), read(path)))
        except FAILURES as error:
            failed = True
            fail(f"{path} : {told(error)}")
    batch = review_batch(progress(works, "Lecture"), by)
    for file in batch.files:
        write(options.output / file.name, file.data)
    for path, notice in batch.notices:
        print(f"{path} : {notice}", file=sys.stderr)
    for path, message in batch.errors:
        fail(f"{path} : {message}")
    return 2 if failed or batch.errors else 0
