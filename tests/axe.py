"""What axe finds on a page in a real browser."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe


def violations(page: Any, *rules: str) -> list[str]:
    """What axe finds, as « rule: element »; all its rules, or these. A click ends when an answer comes, before the page
    is read: axe would find half of one, or none."""
    page.wait_for_load_state()
    only: dict[str, Any] = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {}
    only["rules"] = {"target-size": {"enabled": True}} if not rules else {}
    found = Axe().run(page, options={"resultTypes": ["violations"], **only}).response["violations"]
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]


LONG_NAMES = """() => [...document.querySelectorAll("input:is([type=radio], [type=checkbox])")].flatMap((one) => {
  const ids = one.getAttribute("aria-labelledby")?.split(" ");
  const told = ids?.map((id) => document.getElementById(id)) ?? [...one.labels];
  const name = told.map((each) => each.textContent).join(" ").replace(/\\s+/g, " ").trim();
  return name.length > 100 ? [`a choice is named: ${name}`] : []; })"""


def long_names(page: Any) -> list[str]:
    """Choices whose name is a paragraph: what a label holds besides the name is to describe it."""
    found: list[str] = page.evaluate(LONG_NAMES)
    return found
