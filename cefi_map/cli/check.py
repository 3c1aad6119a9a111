"""``check``: a verdict and its proofs for each requirement."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from cefi_map import project

from .arguments import Files
from .streams import FAILURES, emit, fail, progress, read, shown, told

if TYPE_CHECKING:
    from cefi_map.project.files import FileReport


R = TypeVar("R", bound="FileReport")


def add(commands: Any) -> None:
    check = commands.add_parser("check", help="vérifier des cartes : un verdict et ses preuves pour chaque exigence")
    check.add_argument("files", nargs="+", action=Files, metavar="FICHIER", help="un ou plusieurs fichiers")
    check.add_argument("--format", choices=("text", "json", "html", "csv"), default="text", help="forme du rapport")
    check.add_argument("--output", type=Path, metavar="CHEMIN", help="écrire dans ce fichier plutôt qu’à l’écran")
    check.add_argument("--readings", type=Path, metavar="FICHIER.json", help="consignes du centre (docs/verdicts.md)")
    check.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    by = project.exam.readings_file(read(str(options.readings))) if options.readings else project.exam.DEFAULT
    return check_each(
        options, lambda data, name: project.files.check_file(data, name, by), project.files.render_reports
    )


def check_each(
    options: argparse.Namespace,
    check: Callable[[bytes, str], Sequence[R]],
    render: Callable[[Sequence[R], str], bytes],
) -> int:
    """A report of each file that can be read, all in one; says which could not."""
    reports: list[R] = []
    failed = False
    for path in progress(options.files, "Vérification"):
        try:
            reports += check(read(path), shown(path))
        except FAILURES as error:
            failed = True
            fail(f"{path} : {told(error)}")
    if reports:
        emit(render(reports, options.format), options.output)
    return 2 if failed else 0 if all(report.satisfied for report in reports) else 1
