"""Numbers that come in an address, a query, a form or a header: none is more than the database holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.routing import Rule

from cefi_map import limits, web
from cefi_map.project.exam import OPEN_POINTS
from cefi_map.web.numbers import whole
from tests.circles import one_of

from .visitor import Visitor

WRONG = ["99999999999999999999", str(2**31), str(2**63), "-1", "1_000", "٣٤", "1e9", " 1", "+1", "", "NaN"]
NAMES = ["version", "number", "base", "paragraph", "paragraphe", "avant", "apres", "width", "page", "n"]
BY_DO = ("edits.change", "returned.answer", "work.pin", "work.give_back")
DONE = ("", "ecrire", "retirer", "enlever", "rouvrir")
"""What a form's ``do`` may ask, in the views that read one."""
FIELDS = NAMES + [point.name for point in OPEN_POINTS]


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("7", 7), ("007", 7), (str(limits.NUMBER), limits.NUMBER)])
def test_a_whole_number_is_read(text: str, number: int):
    assert whole(text) == number


@pytest.mark.parametrize("text", WRONG)
def test_nothing_else_is_a_whole_number(text: str):
    with pytest.raises(ValueError, match=re.escape(text) or "^$"):
        whole(text)


@pytest.mark.whole
@pytest.mark.parametrize("number", one_of([WRONG[0], str(2**31), "-1", "1_000", "٣٤", "0"]))
def test_no_number_breaks_a_page(visitor: Visitor, app: Flask, number: str):
    """Every address and every form of the application, each with every number at once; a fault of ours is a 500."""
    project = visitor.project("Atelier\n  Contexte\n    61 jeunes sans permis")
    table = visitor.send("/relire", "a.svg", visitor.get(f"{project}/exporter/svg").data, "files").location
    work = re.search(r"/relire/carte/(\w+)", visitor.read(table))
    assert work
    given = {"id": project.rpartition("/")[2], "cohort": table.rpartition("/")[2], "digest": "0" * 32}
    token, faults, asked = visitor.token(), [], 0
    rules = [rule for rule in app.url_map.iter_rules() if not rule.endpoint.endswith("erase")]
    for rule in sorted(rules, key=lambda each: "jeter" in each.rule):
        ids = {**given, "id": work[1]} if rule.rule.startswith("/relire/carte") else given
        for method in sorted((rule.methods or set()) - {"OPTIONS", "HEAD"}):
            for do in DONE if method == "POST" and rule.endpoint in BY_DO else ("",):
                form = dict.fromkeys(FIELDS, number) | {"do": do, "key": "~", "text": "x", "csrf_token": token}
                answer = visitor.client.open(
                    address(rule, ids, number),
                    method=method,
                    query_string=dict.fromkeys(NAMES, number),
                    data=form if method != "GET" else None,
                    buffered=True,
                    headers={"X-CSRFToken": token, "If-Match": f'"{number}"'} if number.isascii() else {},
                )
                asked += 1
                if answer.status_code >= 500:
                    faults.append((method, rule.rule, do, answer.status_code))
    assert not faults
    assert asked > 90


def test_no_view_reads_a_number_by_itself():
    """``int`` as the type of a field, or a field of that kind, would let through what the reader refuses."""
    for file in Path(web.__file__).parent.glob("*.py"):
        text = file.read_text("utf-8")
        assert not re.search(r"\.get\([^)\n]*\bint\)|type=int|getlist\([^)\n]*\bint\)", text), file.name
        assert "IntegerField(" not in text.replace("class WholeField(IntegerField)", ""), file.name


@pytest.mark.parametrize("number", ["99999999999999999999", "1_000", "٣", "abc"])
def test_a_field_says_its_bounds_once(visitor: Visitor, number: str):
    project = visitor.project("Atelier")
    answer = visitor.post(f"{project}/imprimer", {"sheet": "A3", "direction": "Paysage", "width": number})
    assert answer.status_code == 422
    assert answer.text.count("Écrivez un nombre de") == 1
    assert "integer" not in answer.text


def address(rule: Rule, ids: dict[str, str], number: str) -> str:
    """The rule's address, with the number wherever it wants one."""
    others = {"kind": "csv", "to": "mm", "topic": "carte", "filename": "x"}
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda part: (ids | others).get(part[1], number), rule.rule)
