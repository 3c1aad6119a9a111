"""A person at the pages, without a browser: it reads pages, and sends forms with the token it was given."""

from __future__ import annotations

import io
import re
import time
from html import unescape
from typing import Any, Self

from flask import Flask, Response
from werkzeug.test import TestResponse

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')

ARRIVING = re.compile("/relire/envoi/[0-9a-f]+/lecture")

_VERBATIM = re.compile(r"(<(textarea|pre|script)\b.*?</\2>)", re.S)
_INLINE = (
    "a|abbr|b|bdi|button|cite|code|em|i|img|input|kbd|label|mark|output|q|s|select|small|span|strong|svg|textarea|time"
)
_BESIDE = re.compile(rf" ?(</?(?!(?:{_INLINE})\b)[a-z][^>]*>) ?")


def shown(page: str) -> str:
    """A page without the blanks that it does not show: a test holds what it says, not where its template breaks."""
    parts = _VERBATIM.split(page)
    return "".join(_without(part) if at % 3 == 0 else part if at % 3 == 1 else "" for at, part in enumerate(parts))


def _without(part: str) -> str:
    return _BESIDE.sub(r"\1", re.sub(r" (?=/?>)", "", re.sub(r"[ \n]+", " ", part)))


class Read(TestResponse, Response):
    """An answer, as it is read."""

    @property
    def text(self) -> str:
        told = super().text
        return shown(told) if self.mimetype == "text/html" else told


class Visitor:
    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()
        self.client.response_wrapper = Read
        self._tokens: dict[object, str] = {}

    def again(self, app: Flask) -> Self:
        """The same person at another application over the same data."""
        other = type(self)(app)
        other.client._cookies = dict(self.client._cookies)
        return other

    def get(self, path: str, **options: Any) -> TestResponse:
        return self.client.get(path, buffered=True, **options)

    def read(self, path: str) -> str:
        """The text of a page that is there, once it is."""
        while (response := self.get(path)).status_code == 202:
            time.sleep(0.05)
        assert response.status_code == 200, (path, response.status_code, response.text[-600:])
        return response.text

    forms = "/nouvelle"
    """A page that they may see, and that has a form."""

    def token(self) -> str:
        """That of the forms that they see, read once for what their cookies say."""
        if (said := self._said()) not in self._tokens:
            found = TOKEN.search(self.get(self.forms).text)
            assert found
            said, self._tokens[self._said()] = self._said(), found[1]
        return self._tokens[said]

    def _said(self) -> tuple[str, ...]:
        return tuple(each.value for each in self.client._cookies.values())

    def post(self, path: str, fields: dict[str, Any] | None = None, **options: Any) -> TestResponse:
        answer = self.client.post(path, data={**(fields or {}), "csrf_token": self.token()}, **options)
        while ARRIVING.fullmatch(answer.location or ""):  # a class that takes longer than a request
            time.sleep(0.05)
            read = self.client.get(answer.location)
            answer = read if read.status_code != 200 else answer
        return answer

    def send(self, path: str, name: str, data: bytes, field: str = "file") -> TestResponse:
        """A file through a form."""
        return self.post(path, {field: (io.BytesIO(data), name)}, content_type="multipart/form-data")

    def project(self, outline: str = "") -> str:
        """The address of a new project, with the map written in ``outline``."""
        address: str = self.post("/projets", {"title": "", "kind": "vide"}).location
        if outline:
            answer = self.post(f"{address}/plan/texte", {"base": "1", "text": outline})
            assert answer.status_code == 303, answer.text[-600:]
        return address

    def opinion(self, address: str) -> dict[str, Any]:
        """What is said of a map or a dossier, at its address of the API: asked for until it is there."""
        while (answer := self.get(f"{address}/avis")).status_code == 202:
            time.sleep(0.05)
        told: dict[str, Any] = answer.get_json()
        return told


def text_of(html: str) -> str:
    """What a person reads of a page: no markup, one space between words, no-break spaces made plain."""
    body = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", html, flags=re.S)
    return re.sub(r"[\s\u00a0\u202f]+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))
