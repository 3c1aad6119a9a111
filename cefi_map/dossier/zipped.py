"""Archives of office documents, the same bytes for the same content: no entry tells when it was written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_DATE = (1980, 1, 1, 0, 0, 0)


def zipped(entries: Iterable[tuple[str, bytes]], *, plain: str = "") -> bytes:
    """A ZIP of named contents, deflated but for the entry ``plain``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in entries:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name == plain else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()


def undated(data: bytes) -> bytes:
    """A ZIP that another program wrote, without its moments."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped((name, archive.read(name)) for name in archive.namelist())
