"""Archives are opened within limits; each way to abuse or damage one has its own French sentence."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge
from cefi_map.formats.archive import Archive


def zipped(entries: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def patched(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data
    return data.replace(old, new)


def test_entries_are_read() -> None:
    archive = Archive(zipped({"a.txt": b"un", "b/c.txt": b"deux", "b/": b""}))
    assert dict(archive.read_all()) == {"a.txt": b"un", "b/c.txt": b"deux"}
    assert "a.txt" in archive
    assert "z.txt" not in archive


@pytest.mark.parametrize("name", ["../a", "a/../../b", "/etc/passwd", "C:\\a", "a\\..\\b", "C:a", "\\\\server\\a"])
def test_a_path_outside_is_refused(name: str) -> None:
    with pytest.raises(BadInput, match="chemin interdit"):
        Archive(zipped({name: b""}))


@pytest.mark.parametrize("name", ["a..b", "..a/b", "a/b..", "é/…"])
def test_dots_within_a_name_are_fine(name: str) -> None:
    assert Archive(zipped({name: b"x"})).read(name) == b"x"


def test_a_bomb_is_refused_by_its_ratio() -> None:
    with pytest.raises(TooLarge, match="se déplie plus de 100 fois"):
        Archive(zipped({"a": b"\0" * 1_000_000}))


def test_too_much_in_all_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stored, so that no ratio speaks."""
    monkeypatch.setattr(limits, "ARCHIVE_BYTES", 1 << 20)
    with pytest.raises(TooLarge, match="dépasse 1 Mo une fois déplié"):
        Archive(zipped({"a": b"x" * 600_000, "b": b"x" * 600_000}, zipfile.ZIP_STORED))


def test_too_many_entries_are_refused() -> None:
    entries = {f"{n}": b"" for n in range(limits.ARCHIVE_ENTRIES + 1)}
    with pytest.raises(TooLarge, match="201 éléments, la limite est de 200"):
        Archive(zipped(entries))


def test_an_encrypted_entry_is_refused() -> None:
    """The flag in the central directory is enough."""
    data = bytearray(zipped({"a": b"x"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(BadInput, match="mot de passe"):
        Archive(bytes(data))


def test_an_unknown_compression_is_refused() -> None:
    with pytest.raises(BadInput, match="façon inconnue"):
        Archive(zipped({"a": b"x" * 100}, zipfile.ZIP_LZMA))


def test_the_same_name_twice_is_refused() -> None:
    with pytest.raises(BadInput, match="deux fois"):
        Archive(patched(zipped({"aa": b"x", "bb": b"y"}), b"bb", b"aa"))


def test_a_lost_central_directory_is_said() -> None:
    data = zipped({"a": b"x" * 50})
    for damaged in (data[:-30], data[: len(data) // 2], b"PK\x03\x04", b""):
        with pytest.raises(BadInput, match="sommaire est illisible"):
            Archive(damaged)


def test_a_wrong_checksum_is_said_with_the_entry() -> None:
    archive = Archive(patched(zipped({"a.txt": b"bonjour"}, zipfile.ZIP_STORED), b"bonjour", b"bonsoir"))
    with pytest.raises(BadInput, match=r"«.a\.txt.» ne se lit pas"):
        archive.read("a.txt")


def test_a_size_that_lies_is_not_believed() -> None:
    """More data than the directory says: the checksum fails and no more than the size said is expanded."""
    data = bytearray(zipped({"a": bytes(range(256)) * 40}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(BadInput, match="ne se lit pas"):
        Archive(bytes(data)).read("a")


def test_a_missing_entry_is_named() -> None:
    with pytest.raises(BadInput, match=r"manque «.content\.json"):
        Archive(zipped({"a": b""})).read("content.json")


def test_an_archive_within_is_not_opened() -> None:
    """It is an entry like another: its bytes count, what it would expand to is nobody's concern."""
    inner = zipped({"a": b"\0" * 1_000_000})
    assert Archive(zipped({"inner.zip": inner}, zipfile.ZIP_STORED)).read("inner.zip") == inner


def test_damaged_bytes_anywhere_give_our_error_only() -> None:
    """Every byte of a small archive turned over, one at a time: either it still reads, or a French sentence."""
    data = zipped({"a.txt": b"bonjour le monde", "b.txt": b"x"})
    for place in range(len(data)):
        damaged = bytearray(data)
        damaged[place] ^= 0xFF
        with contextlib.suppress(BadInput):
            dict(Archive(bytes(damaged)).read_all())


def test_the_archive_of_a_class_is_read_from_the_disk_and_a_file_too_large_is_refused_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(limits, "UPLOAD_BYTES", 1000)
    monkeypatch.setattr(limits, "ARCHIVE_BYTES", 2000)
    path = tmp_path / "classe.zip"
    files = {"a.mm": b"a" * 1001, "b.mm": b"b" * 1000, "c.zip": b"c" * 2000, "d.zip": b"d" * 2001}
    path.write_bytes(zipped(files, zipfile.ZIP_STORED))
    with Archive(path, together=False) as archive:
        assert len(archive.read("b.mm")) + len(archive.read("c.zip")) == 3000
        for name in ("a.mm", "d.zip"):
            with pytest.raises(TooLarge):
                archive.read(name)
    monkeypatch.setattr(limits, "CLASS_EXPANDED", 2999)
    with pytest.raises(TooLarge):
        Archive(path, together=False)
    monkeypatch.setattr(limits, "CLASS_ENTRIES", 3)
    with pytest.raises(TooLarge, match="4 éléments"):
        Archive(path, together=False)
