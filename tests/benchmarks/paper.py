"""PDF, pages and their count against Typst alone, in this process, on the very files that it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import cefi_map.typeset.compile as typesetting
from cefi_map.dossier import pages
from cefi_map.mindmap import MindMap
from cefi_map.project import files as files_room
from cefi_map.typeset.worker import Typesetter

from .dossier import text
from .fresh import new
from .row import Row


def rows() -> Iterator[Row]:
    bare = Typesetter()
    for size, pairs in ((100, 7), (300, 7), (1_000, 3)):
        for known in (True, False):
            given = iter([_given(new(size), known) for _ in range(pairs + 1)])
            jobs = iter([_jobs(_given(new(size), known)) for _ in range(pairs + 1)])
            yield Row(
                f"{size} nodes {'whose verdicts are known' if known else 'never judged'} to PDF on A3",
                "Typst alone, the same sheets",
                lambda given=given: next(given)(),  # type: ignore[misc]
                lambda jobs=jobs: [bare.run(*job) for job in next(jobs)],  # type: ignore[misc]
                2,
                pairs=pairs,
            )
    told = iter(range(100))
    counted = iter([_jobs(lambda rank=rank: _counted(f"bare {rank}")) for rank in range(12)])  # type: ignore[misc]
    yield Row(
        "the pages of a dossier of five counted",
        "Typst alone, the same text",
        lambda: _counted(f"ours {next(told)}"),
        lambda: [bare.run(*job) for job in next(counted)],
        2,
        pairs=11,
    )


Job = tuple[dict[str, Any], dict[str, bytes]]


def _jobs(run: Any) -> list[Job]:
    """What Typst is given while ``run`` runs."""
    found: list[Job] = []
    ours = typesetting._run

    def noted(job: dict[str, Any], source: str, files: Mapping[str, bytes] | None, pool: Any) -> tuple[bytes, ...]:
        found.append((job, {**(files or {}), typesetting.MAIN: source.encode()}))
        return ours(job, source, files, pool)

    typesetting._run = noted
    try:
        run()
    finally:
        typesetting._run = ours
    return found


def _given(mindmap: MindMap, known: bool) -> Callable[[], object]:
    """Its print: where one prints in the page, its verdicts were asked for before."""
    report = files_room.check_map(mindmap) if known else None
    return partial(files_room.convert, mindmap, "pdf", preset="paper", report=report)


def _counted(stamp: str) -> None:
    manuscript = text(stamp)
    pages.measure(manuscript.dossier, manuscript.layout, {})
