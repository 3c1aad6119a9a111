"""``verify``: which files of a closed session changed since it was closed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from cefi_map.errors import CefiError

from .streams import count, shown


def add(commands: Any) -> None:
    verify = commands.add_parser("verify", help="vérifier le dossier clos d’une session : ce qui a changé depuis")
    verify.add_argument("file", type=Path, metavar="FICHIER.zip", help="le dossier clos, tel qu’il fut emporté")
    verify.set_defaults(run=_verify)


def _verify(options: argparse.Namespace) -> int:
    """0 where nothing changed, 1 where something did."""
    from cefi_map import service

    if not options.file.is_file():
        raise CefiError("Ce fichier n’existe pas.", advice="Vérifiez son nom et son dossier.")
    found = service.jury.verify(options.file)
    for path, what in found.differ:
        print(f"{what} : {shown(path)}")
    groups = " ".join(found.digest[start : start + 8] for start in range(0, len(found.digest), 8))
    print(f"{found.session}, close le {found.closed} par {found.by}.")
    print(f"Empreinte, à comparer avec les procès-verbaux signés :\n{groups}")
    same = count(found.count, "fichier a l’empreinte", "fichiers ont l’empreinte")
    print(f"{count(len(found.differ), 'fichier diffère', 'fichiers diffèrent')}." if found.differ else f"{same} dite.")
    return 1 if found.differ else 0
