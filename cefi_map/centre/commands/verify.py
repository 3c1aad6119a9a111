"""``verify``: which files of a closed session do not answer to its manifest, and whether that is the one signed."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

from cefi_map import centre
from cefi_map.cli.streams import count, shown
from cefi_map.errors import CefiError


def add(commands: Any) -> None:
    verify = commands.add_parser("verify", help="vérifier le dossier clos d’une session : ce qui a changé depuis")
    verify.add_argument("file", type=Path, metavar="FICHIER.zip", help="le dossier clos, tel qu’il fut emporté")
    verify.add_argument("--digest", metavar="EMPREINTE", help="celle d’un procès-verbal signé, pour la comparer")
    verify.set_defaults(run=_verify)


def _verify(options: argparse.Namespace) -> int:
    """0 where all files answer to the manifest, and it has the digest that was given; else 1."""
    if not options.file.is_file():
        raise CefiError("Ce fichier n’existe pas.", advice="Vérifiez son nom et son dossier.")
    asked = _digest(options.digest) if options.digest is not None else ""
    found = centre.jury.verify(options.file)
    for path, what in found.differ:
        print(f"{what} : {shown(path)}")
    groups = " ".join(found.digest[start : start + 8] for start in range(0, len(found.digest), 8))
    print(f"{found.session}, close le {found.closed} par {found.by}.")
    same = count(found.count, "fichier répond", "fichiers répondent")
    print(
        f"{count(len(found.differ), 'fichier diffère', 'fichiers diffèrent')}."
        if found.differ
        else f"{same} au manifeste."
    )
    other = bool(asked) and asked != found.digest
    if asked:
        print("Ce n’est pas l’empreinte donnée." if other else "C’est l’empreinte donnée.")
    else:
        print("Un manifeste refait y répond aussi : comparez cette empreinte avec les procès-verbaux signés.")
    print(groups)
    return 1 if found.differ or other else 0


def _digest(typed: str) -> str:
    """A digest as it is printed, in groups, or written together."""
    digest = "".join(typed.split()).lower()
    if not re.fullmatch("[0-9a-f]{64}", digest):
        raise CefiError("Une empreinte a 64 chiffres et lettres de a à f.", advice="Recopiez celle du procès-verbal.")
    return digest
