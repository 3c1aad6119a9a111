"""Archives, the same bytes for the same content: an entry tells when it was written only where that is given."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime

_DATE = (1980, 1, 1, 0, 0, 0)


def zipped(
    entries: Iterable[tuple[str, bytes]], *, plain: str = "", moments: Mapping[str, datetime] | None = None
) -> bytes:
    """A ZIP of named contents, deflated but for the entry ``plain``; ``moments`` (aware) say when each was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in entries:
            entry = zipfile.ZipInfo(name, _local((moments or {}).get(name)))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name == plain else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()


def _local(moment: datetime | None) -> tuple[int, int, int, int, int, int]:
    """The clock of this place, the only one a ZIP knows, to its two seconds."""
    if moment is None or (here := moment.astimezone()).year < _DATE[0]:
        return _DATE
    return here.year, here.month, here.day, here.hour, here.minute, here.second


def undated(data: bytes) -> bytes:
    """A ZIP that another program wrote, without its moments."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped((name, archive.read(name)) for name in archive.namelist())
