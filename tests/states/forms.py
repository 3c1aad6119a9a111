"""The forms of a page, as a browser would send them: what nobody listed here is walked through too."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

WRITTEN = ("text", "search", "email", "url", "number", "date", "datetime-local", "password", "tel")
"""Kinds of fields that one writes in, whatever they ask for."""


@dataclass
class Form:
    """Where it goes; ``fields`` as they stand, and the names of those that one writes in."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)

    def filled(self, text: str) -> dict[str, str]:
        return self.fields | dict.fromkeys(self.written, text)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form" and said.get("method", "").lower() == "post":
            self.forms.append(Form(said.get("action", "")))
            self._inside = True
        elif self._inside and said.get("name"):
            self._field(self.forms[-1], tag, said)

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "form"

    def _field(self, form: Form, tag: str, said: dict[str, str]) -> None:
        name, kind = said["name"], said.get("type", "text")
        if tag == "textarea" or (tag == "input" and kind in WRITTEN):
            form.written.append(name)
        elif kind in ("radio", "checkbox") and "checked" not in said:
            form.fields.setdefault(name, said.get("value", "on"))
        elif tag in ("input", "button") and kind != "file":
            form.fields[name] = said.get("value", "")


def forms(page: str) -> list[Form]:
    reader = _Reader()
    reader.feed(page)
    return reader.forms
