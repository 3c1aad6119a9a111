"""The command line: ``check``, ``convert``, ``dossier``, ``review``, ``second``, ``serve``, ``backup``,
``restore``, ``erase``, ``db``, ``verify``.

Exit status 0 all satisfied or done, 1 not all, 2 a file failed. Messages are in French, on standard
error; what was asked for goes to standard output or to ``--output``.
"""

from __future__ import annotations

import sys

from cefi_map import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:  # as in ``typing``, which takes as long to load as all the rest
    from collections.abc import Sequence

    from .arguments import Parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status. Never a traceback for what a user did."""
    if [*(sys.argv[1:] if arguments is None else arguments)] == ["--version"]:
        print(f"cefi-map {__version__}")
        return 0
    from .running import run  # what asks for the version waits for nothing else

    return run(arguments)


def parser() -> Parser:
    """What the command line takes."""
    from .running import parser

    return parser()
