"""Every regular expression of the package, as its source has it, and how it is used."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cefi_map

from .growth import Use

PACKAGE = Path(cefi_map.__file__).parent
_CALLS = "re.compile re.match re.search re.fullmatch re.sub re.subn re.split re.findall re.finditer".split()  # noqa: SIM905
_AT_ONE_PLACE: tuple[Use, ...] = ("match", "fullmatch")
_FLAGS = re.compile(r"re\.[A-Z]+(?: \| re\.[A-Z]+)*+")


@dataclass(frozen=True)
class Found:
    """``name``: its file and what it is called there. ``pattern`` is None where it is made of what is known later."""

    name: str
    pattern: str | bytes | None
    flags: int
    use: Use


def in_python(path: Path) -> list[Found]:
    source = path.read_text("utf-8")
    return list(_in_module(path, ast.parse(source))) if "import re" in source else []


def _in_module(path: Path, tree: ast.Module) -> Iterator[Found]:
    inside = path.relative_to(PACKAGE)
    names = vars(
        importlib.import_module(".".join(("cefi_map", *inside.with_suffix("").parts)).removesuffix(".__init__"))
    )
    called = dict(_called(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (call := ast.unparse(node.func)) in _CALLS:
            name = called.get(id(node), "")
            use = _use(tree, name) if call == "re.compile" else _of_call(call)
            yield Found(f"{inside}:{name or call}", *_made(node, names), use)


def _called(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """What is made, by its identity, and its name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            name = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
            yield id(node.value), name
            if isinstance(node.value, ast.Dict):
                pairs = zip(node.value.keys, node.value.values, strict=True)
                yield from (
                    (id(value), f"{name}.{ast.literal_eval(key)}")
                    for key, value in pairs
                    if isinstance(key, ast.Constant)
                )
            if isinstance(node.value, ast.Attribute):
                yield id(node.value.value), f"{name}.{node.value.attr}"


def _use(tree: ast.Module, name: str) -> Use:
    """One that is this module's own, and always asked at a text's beginning, is not searched."""
    uses = [_of_call(name)] if "." in name else [_asked(each, name) for each in ast.walk(tree)]
    asked = [use for use in uses if use]
    if not name.startswith("_") or "search" in asked or not asked:
        return "search"
    return "match" if "match" in asked else "fullmatch"


def _asked(node: ast.AST, name: str) -> Use | None:
    """How a node of the module uses the pattern of that name; None where it does not."""
    if isinstance(node, ast.Call):
        own = f"{name}.match" == ast.unparse(node.func) and len(node.args) > 1
        return "search" if own or any(_is(each, name) for each in node.args) else None
    if isinstance(node, ast.Attribute) and _is(node.value, name):
        return _of_call(node.attr)
    return (
        "search"
        if isinstance(node, ast.Tuple | ast.List | ast.Dict)
        and any(_is(each, name) for each in ast.iter_child_nodes(node))
        else None
    )


def _is(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _of_call(call: str) -> Use:
    return next((use for use in _AT_ONE_PLACE if call.rpartition(".")[2] == use), "search")


def _made(call: ast.Call, names: dict[str, Any]) -> tuple[str | bytes | None, int]:
    said = [*call.args[1:], *(each.value for each in call.keywords)]
    try:
        pattern = _value(call.args[0], names)
        return pattern, int(next((_value(each, names) for each in said if _FLAGS.fullmatch(ast.unparse(each))), 0))
    except NameError:
        return None, 0


def _value(node: ast.expr, names: dict[str, Any]) -> Any:
    return eval(compile(ast.Expression(node), "", "eval"), names)


_SCRIPT = re.compile(
    r"""//[^\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/|"(?:[^"\\\n]++|\\.)*+"|'(?:[^'\\\n]++|\\.)*+'|`(?:[^`\\]++|\\.)*+`"""
    r"""|(?P<before>[(,=:\[!&|?{};+>\n]|\breturn)\s*+(?P<of>/(?![*/])(?:[^/\\\[\n]++|\\.|\[(?:[^\]\\\n]++|\\.)*+\])++/(?P<flags>[a-z]*+))(?P<asked>\.\w+)?""",
    re.DOTALL,
)
"""What a slash may stand in: comments, texts, and a regular expression, which nothing that has a value goes before."""
_AS_PYTHON = (("(?<", "(?P<"), ("(?P<=", "(?<="), ("(?P<!", "(?<!"), (r"\/", "/"), ("[^]", r"[\s\S]"))
_CATEGORY = re.compile(r"\\(?P<not>[pP])\{(?P<name>\w+)\}|\\u\{?(?P<code>[0-9a-fA-F]{4,5})\}?")


def in_script(path: Path) -> Iterator[Found]:
    """Those of a module of the page, written as Python would; all are searched."""
    for match in _SCRIPT.finditer(path.read_text("utf-8")):
        if match["of"]:
            pattern = match["of"][1:].rpartition("/")[0]
            for one, other in _AS_PYTHON:
                pattern = pattern.replace(one, other)
            pattern = _CATEGORY.sub(_category, pattern)
            flags = (re.IGNORECASE if "i" in match["flags"] else 0) | (re.MULTILINE if "m" in match["flags"] else 0)
            flags |= re.DOTALL if "s" in match["flags"] else 0
            yield Found(f"{path.relative_to(PACKAGE)}:{match['of']}", pattern, flags, "search")


def _category(match: re.Match[str]) -> str:
    if match["code"]:
        return re.escape(chr(int(match["code"], 16)))
    return r"\w" if match["not"] == "p" else r"\W"
