"""The documents name what there is: commands, options, settings, addresses, files, modules, targets; and the other way
round."""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from cefi_map import limits
from cefi_map.cli import parser
from cefi_map.cli.arguments import Parser
from cefi_map.web import create_app
from cefi_map.web.reach import Reach
from docs import reglages

from . import documents
from .documents import ROOT, Quoted

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
ARGUMENTS = ROOT / "cefi_map" / "cli" / "arguments.py"
"""Reads what `variable` names, wherever an option has one."""
SYSTEMS = {"PATH", "PYTHONPATH", "NO_PROXY", "PROMETHEUS_MULTIPROC_DIR", "NOTIFY_SOCKET"}
"""Read from the environment to hand it on, or because a system puts it there."""
_PLACE = re.compile("<[^>]+>")
_METHODS = {"GET", "PUT", "POST", "PATCH", "DELETE"}
_OF_THE_SYSTEM = ("/opt/", "/var/", "/etc/", "/mnt/", "/usr/")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    made = create_app(tmp_path_factory.mktemp("donnees"), debug=True, reach=Reach(asks=True))
    yield made
    made.extensions["store"].close()


COMMANDS = dict(parser().commands())


def options(of: Parser) -> set[str]:
    return {"--help", *(name for setting in of.settings for name in setting.names if name.startswith("-"))}


def test_commands_that_are_named_exist_with_their_options():
    named = [each for each in documents.commands() if not each.text.startswith("-")]
    assert len(named) > 15
    assert [str(each) for each in named if not understood(shlex.split(each.text))] == []


def understood(words: list[str]) -> bool:
    command = COMMANDS.get(" ".join(words[:2])) or COMMANDS.get(words[0])
    return command is not None and asked(words) <= options(command)


def asked(words: list[str]) -> set[str]:
    return {word.partition("=")[0] for word in words if word.startswith("--")}


def test_examples_are_understood_as_they_stand():
    examples = [each for each in documents.fenced() if re.match(r"cefi-map \w", each.text)]
    assert len(examples) > 8
    for each in examples:
        assert parser().parse_args(shlex.split(each.text)[1:]).run, each


def test_options_that_are_named_alone_exist():
    every = set().union(*map(options, COMMANDS.values()))
    named = [each for each in documents.quoted() if each.text.startswith("--")]
    assert len(named) > 5
    assert [str(each) for each in named if not asked(each.text.split()) <= every] == []


def test_each_command_is_told():
    told = (ROOT / "docs" / "commandes.md").read_text("utf-8")
    alone = [name for name, command in COMMANDS.items() if not list(command.commands())]
    assert [name for name in alone if f"cefi-map {name} " not in told] == []


def test_options_and_limits_stand_in_their_page():
    assert reglages.page() == reglages.PAGE.read_text("utf-8"), "make docs writes it"
    assert {line.name for lines in limits.told().values() for line in lines} == {
        name for name, value in vars(limits).items() if isinstance(value, int)
    }
    assert all(command.settings or list(command.commands()) for command in COMMANDS.values())


def environment(path: Path) -> Iterator[str]:
    """What a file reads from the environment, or lets stand for an option."""
    source = path.read_text("utf-8")
    for node in ast.walk(ast.parse(source)) if "environ" in source or "variable" in source else ():
        match node:
            case (
                ast.Call(func=ast.Attribute(value=value, attr="get"), args=[name, *_])
                | ast.Subscript(value=value, slice=name)
            ) if ast.unparse(value) == "os.environ":
                yield ast.literal_eval(name)
            case ast.Call(keywords=given):
                told = {each.arg: each.value.value for each in given if isinstance(each.value, ast.Constant)}
                if told.get("variable"):
                    yield told["variable"]
                    yield from [f"{told['variable']}_FILE"] * told.get("secret", False)


def test_settings_that_are_named_are_read_and_those_that_are_read_are_named():
    code = {*ROOT.glob("cefi_map/**/*.py"), *ROOT.glob("*.py"), *ROOT.glob("tests/**/*.py")} - {ARGUMENTS}
    read = {str(name) for path in code for name in environment(path)} - SYSTEMS
    named = set(re.findall(r"\bCEFI_[A-Z_]+\b", documents.text()))
    assert named <= read
    assert {name for name in read if not re.search(rf"\b{name}\b", documents.text())} == set()


def routes(each: Quoted) -> Iterator[tuple[set[str], str]]:
    """The methods and the address that a document names, « GET, POST francais » or « …/avis » too."""
    words = each.text.replace(",", " ").split()
    methods = {word for word in words if word in _METHODS}
    rest = [word for word in words if word not in _METHODS]
    if len(rest) == 1 and (methods or rest[0].startswith(("/", "…/"))) and not rest[0].startswith(_OF_THE_SYSTEM):
        yield methods, rest[0]


def test_addresses_that_are_named_answer(app: Flask):
    named = [(each, *route) for each in documents.quoted() for route in routes(each)]
    assert len(named) > 15
    assert [str(each) for each, methods, address in named if not answers(app, methods, address)] == []


def answers(app: Flask, methods: set[str], address: str) -> bool:
    if address.startswith("/") and "<" not in address:
        return app.url_map.bind("").test(address, next(iter(methods), "GET"))
    end = _PLACE.sub("<>", address.removeprefix("…"))
    rules = [rule for rule in app.url_map.iter_rules() if _PLACE.sub("<>", rule.rule).endswith(end)]
    return bool(rules) and methods <= {method for rule in rules for method in rule.methods or ()}


def test_files_that_are_named_exist():
    """Under that name anywhere in the project; or it is one that our code writes under that very name."""
    named = list(documents.files())
    assert len(named) > 100
    assert [str(each) for each in named if not documents.is_file(each.text)] == []


def test_the_rooms_of_the_page_hold_the_modules_that_are_told():
    told = list(documents.rooms())
    assert len(told) > 80
    assert [f"{each} ({room})" for each, room in told if not documents.ending(f"js/{room}/{each.text}.js")] == []


def test_names_of_the_code_that_are_quoted_are_in_the_code():
    named = list(documents.names())
    assert len(named) > 60
    assert [str(each) for each, name in named if not documents.known(name)] == []


def test_links_between_documents_lead_somewhere():
    for document in documents.DOCUMENTS:
        for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)(#[^)]*)?\)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}{anchor}"


def test_each_decision_has_its_number_and_its_line_in_the_architecture():
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    architecture = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    assert [int(record.name[:2]) for record in records] == list(range(1, len(records) + 1))
    for record in records:
        assert f"](docs/decisions/{record.name})" in architecture
        parts = re.findall(r"^\*\*(.+?)\.?\*\*", record.read_text("utf-8"), re.MULTILINE)
        assert parts == ["Decided", "Why", "Weighed and left", "Ask again"], record.name


def test_targets_of_make_that_are_named_exist_and_each_is_named():
    targets = set(re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[0].split())
    assert targets <= set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    named = {
        word
        for each in (*documents.quoted(), *documents.fenced())
        for word in re.findall(r"\bmake ((?:[a-z-]+ ?)+)$", each.text)
        for word in word.split()
    }
    assert named == targets
