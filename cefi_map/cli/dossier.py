"""``dossier``: check and convert dossiers of five pages."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cefi_map import project

from .arguments import Files
from .check import check_each
from .convert import Made, convert_each
from .streams import shown

DOSSIER_FORMATS = ("pdf", "docx", "odt", "html", "md")


def add(top: Any) -> None:
    parser = top.add_parser("dossier", help="vérifier ou convertir le dossier de cinq pages")
    commands = parser.add_subparsers(title="commandes", required=True, metavar="COMMANDE")
    check = commands.add_parser("check", help="vérifier des dossiers : pages, rôle, posture, analyse, perspectives")
    check.add_argument("files", nargs="+", action=Files, metavar="FICHIER", help="un ou plusieurs fichiers")
    check.add_argument("--format", choices=("text", "json", "html", "csv"), default="text", help="forme du rapport")
    check.add_argument("--output", type=Path, metavar="CHEMIN", help="écrire dans ce fichier plutôt qu’à l’écran")
    check.set_defaults(run=_check_dossiers)

    convert = commands.add_parser("convert", help="convertir des dossiers")
    convert.add_argument("files", nargs="+", action=Files, metavar="FICHIER", help="un ou plusieurs fichiers")
    formats = ", ".join(DOSSIER_FORMATS)
    convert.add_argument("--to", required=True, choices=DOSSIER_FORMATS, metavar="FORMAT", help=formats)
    convert.add_argument("--output", type=Path, metavar="CHEMIN", help="fichier, ou dossier pour plusieurs")
    convert.set_defaults(run=_convert_dossiers)


def _check_dossiers(options: argparse.Namespace) -> int:
    return check_each(
        options,
        lambda data, name: (project.files.check_dossier_file(data, name),),
        project.files.render_dossier_reports,
    )


def _convert_dossiers(options: argparse.Namespace) -> int:
    def made(data: bytes, path: str) -> Iterator[Made]:
        reading = project.files.read_dossier(data, path)
        yield (
            project.files.convert_dossier(reading.dossier, options.to, name=shown(Path(path).stem)),
            reading.notices,
            "",
        )

    return convert_each(options, made)
