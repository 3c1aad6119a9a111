"""What the documents name, between back-quotes or as a command, and what the project has under such names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCUMENTS = [
    *sorted(each for each in ROOT.glob("*.md") if each.name != "CHANGELOG.md"),
    *sorted(ROOT.glob("docs/**/*.md")),
    *sorted(ROOT.glob("cefi_map/*/README.md")),
    ROOT / "locks" / "README.md",
]
MADE = ("cefi_map/static/built/", "cefi_map/static/vendor/prosemirror.js", "cefi_map/geometry/arimo.json")
"""What only a build writes (pyproject.toml, artifacts)."""
FOREIGN = {"event", "window", "Math"}
"""What a dotted name may begin with that is not ours."""

_FENCE = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_QUOTED = re.compile(r"`([^`\n]+)`")
_CALL = re.compile(r"([A-Za-z_][\w.]*)\(.*\)")
_FILE = re.compile(r"\.?[\w-]+(?:[/.*]+[\w-]+)*/?")
_ENDS = (".py", ".js", ".json", ".md", ".toml", ".txt", ".rng", ".mjs", ".typ")
_OTHERS = re.compile("(pip|py|python3?|adduser|useradd|systemctl|install|runuser|cat|chown|ENV|--volume) ")
"""What takes « cefi-map » for a package, an account, a service or a file."""
_ROOM = re.compile(r"`(?:\w+/)?static/js/(\w+)/`([^`]*(?:`(?!static/js/)[^`]+`[^`]*)*)")


@dataclass(frozen=True)
class Quoted:
    """One word or line that a document quotes."""

    document: Path
    text: str

    def __str__(self) -> str:
        return f"{self.document.relative_to(ROOT)}: {self.text}"


def quoted() -> Iterator[Quoted]:
    """Each thing between back-quotes, outside fences."""
    for document in DOCUMENTS:
        for text in dict.fromkeys(_QUOTED.findall(_FENCE.sub("", document.read_text("utf-8")))):
            yield Quoted(document, text)


def fenced() -> Iterator[Quoted]:
    """Each line of a fence, without what a shell takes for a comment."""
    for document in DOCUMENTS:
        for fence in _FENCE.findall(document.read_text("utf-8")):
            for line in fence.splitlines():
                yield Quoted(document, line.partition("  #")[0].strip())


def commands() -> Iterator[Quoted]:
    """The arguments of each ``cefi-map``, in a fence, in a line or as a service of the system."""
    for each in (*quoted(), *fenced()):
        _, called, arguments = re.sub(r"\S*bin/|cefi\\Scripts\\", "", each.text).rpartition("cefi-map ")
        if called and not _OTHERS.search(each.text):
            yield Quoted(each.document, arguments)


def pasted(document: Path) -> dict[str, str]:
    """Each file that its commands write, under its path: what stands between « cat > path <<'FIN' » and « FIN »."""
    found = re.findall(r"^cat > (\S+) <<'FIN'\n(.*?)^FIN$", document.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return dict(found)


def text() -> str:
    return "\n".join(document.read_text("utf-8") for document in DOCUMENTS)


@cache
def paths() -> tuple[str, ...]:
    """Every file and folder of the project, as « /cefi_map/web/ »."""
    found: list[str] = [f"/{each}" for each in MADE]
    for top in (*ROOT.glob("*"), *ROOT.glob(".npmrc")):
        if top.name in ("node_modules", "build", "dist") or (top.name.startswith(".") and top.is_dir()):
            continue
        inside = top.rglob("*") if top.is_dir() else ()
        found += [f"/{each.relative_to(ROOT).as_posix()}{'/' * each.is_dir()}" for each in (top, *inside)]
    return tuple(each for each in found if "__pycache__" not in each)


def ending(name: str) -> list[str]:
    """The paths that end in it; « * » stands for anything."""
    pattern = re.compile("/" + re.escape(name).replace(r"\*", "[^/]*") + "/?$")
    return [path for path in paths() if pattern.search(path)]


def modules(name: str) -> list[Path]:
    """Files of our code that go under a name such as « web/assets », their room's face included."""
    found = [path for end in (".py", ".js", "/__init__.py") for path in ending(name + end)]
    return [ROOT / path[1:] for path in found]


def files() -> Iterator[Quoted]:
    """What looks like a file or a folder of ours."""
    for each in quoted():
        if _FILE.fullmatch(each.text) and ("/" in each.text or each.text.endswith(_ENDS)):
            yield each


def is_file(name: str) -> bool:
    """Whether it is there, a build writes it, our code writes it, or it lies outside the project."""
    written = "/" not in name and name in source()
    return bool(ending(name.rstrip("/")) or modules(name)) or written or name.startswith("../")


def names() -> Iterator[tuple[Quoted, str]]:
    """What looks like a name in code: « MindMap », « limits.JSON_BYTES », « load(map) », « page_tolerance »."""
    for each in quoted():
        call = _CALL.fullmatch(each.text)
        name = call[1] if call else each.text
        if name.endswith(_ENDS) or not re.fullmatch(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*", name):
            continue
        if call or "." in name or "_" in name or re.search("[a-z][A-Z][a-z]", name):
            yield each, name


def known(name: str) -> bool:
    """Whether our code has it: in the module that its first parts name, else anywhere."""
    parts = name.split(".")
    for cut in range(len(parts), 0, -1):
        if homes := modules("/".join(parts[:cut])):
            return not parts[cut:] or any(_has(home.read_text("utf-8"), parts[cut:]) for home in homes)
    ours = len(parts) == 1 or parts[0][0].isupper() or parts[0] in FOREIGN
    return ours and words() >= set(parts)


def rooms() -> Iterator[tuple[Quoted, str]]:
    """Each word quoted where a document tells what a room of the page holds, and the room."""
    for document in DOCUMENTS:
        for section in re.findall(r"^## Rooms\n(.*?)(?=^## )", document.read_text("utf-8"), re.MULTILINE | re.DOTALL):
            for room, told in _ROOM.findall(section):
                for word in _QUOTED.findall(told):
                    if re.fullmatch(r"[a-z-]+", word):
                        yield Quoted(document, word), room


@cache
def source() -> str:
    """All our code, as one text."""
    code = [ROOT / path[1:] for path in paths() if path.endswith((".py", ".js", ".json", ".css", ".html"))]
    return "\n".join(path.read_text("utf-8") for path in code if path.is_file() and path != Path(__file__))


@cache
def words() -> frozenset[str]:
    """All our code, word by word."""
    return frozenset(re.findall(r"\w+", source()))


def _has(text: str, words: Iterable[str]) -> bool:
    return all(re.search(rf"\b{re.escape(word)}\b", text) for word in words)
