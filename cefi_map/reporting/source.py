"""What is reported: a file's name, its report, and what was said when it was read."""

from __future__ import annotations

from dataclasses import dataclass

from cefi_map.judging import Report


@dataclass(frozen=True, slots=True)
class FileReport:
    """``file`` is the name as given, ``title`` the map's own, ``read`` the notices of reading it."""

    file: str
    title: str
    report: Report
    read: tuple[str, ...] = ()

    @property
    def satisfied(self) -> bool:
        """Whether all 15 requirements are satisfied; by both readers where there are two."""
        return all(verdict.joined.verdict == "satisfait" for verdict in self.report.requirements)

    @property
    def notices(self) -> tuple[str, ...]:
        return (*self.read, *self.report.notices)
