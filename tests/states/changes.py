"""What a page changes in the data of a map: of its nodes, at one of them, with a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Nodes = list[dict[str, Any]]
STYLE = {"color": "#ff0000", "cloud": "#ffeeaa", "bold": True, "size": 40}


def another(nodes: Nodes, node: dict[str, Any], text: str) -> None:
    nodes.append({"key": f"n{len(nodes)}", "parent": node["key"], "text": text})


def deep(nodes: Nodes, node: dict[str, Any], text: str) -> None:
    for _ in range(40):
        another(nodes, node, text[:200])
        node = nodes[-1]


def wide(nodes: Nodes, node: dict[str, Any], text: str) -> None:
    for _ in range(40):
        another(nodes, node, text[:200])


def tie(nodes: Nodes, node: dict[str, Any], text: str) -> None:
    """To every second node, itself and one that is not there among them."""
    keys = [each["key"] for each in nodes[::2]] + [node["key"], "nulle part"]
    node["arrows"] = [{"target": key, "label": text[:300], "line": "curve"} for key in keys[:20]]


def alone(nodes: Nodes, node: dict[str, Any], text: str) -> None:
    nodes[:] = [{**nodes[0], "text": text}]


def fields(**told: Callable[[str], Any]) -> Callable[[Nodes, dict[str, Any], str], None]:
    def change(nodes: Nodes, node: dict[str, Any], text: str) -> None:
        node.update({name: value(text) for name, value in told.items()})

    return change


CHANGES = {
    "write": fields(text=lambda text: text),
    "note": fields(note=lambda text: text, details=lambda text: text),
    "rich": fields(note=lambda text: [{"kind": "ul", "level": 3, "runs": [{"text": text, "bold": True}]}]),
    "signs": fields(icons=lambda text: ["idea", text[:30]], attributes=lambda text: [["coût", text], ["", ""]]),
    "link": fields(link=lambda text: "#" + text[:50], folded=lambda text: True),
    "style": fields(style=lambda text: STYLE, side=lambda text: "left"),
    "child": another,
    "deep": deep,
    "wide": wide,
    "tie": tie,
    "alone": alone,
}
