"""What a server writes down of each request: one line of JSON, with numbers that find it again and none of its words.

No title, no name, no text, no address as it was typed: a route, ids, how long, how much. Of an error the line says its
kind and where in the code, not its message, which may quote what somebody wrote.
"""

from __future__ import annotations

import json
import logging
import os
import re
import secrets
import sys
import time
import traceback
from datetime import UTC, datetime
from typing import Any

from flask import Flask, Response, g, has_request_context, request

from cefi_map.errors import CefiError

HEADER = "X-Request-Id"
"""Of every answer; a web server that stands before us may give it, so that its own log has the same."""

_LOG = logging.getLogger("cefi_map.requests")
_GIVEN = re.compile("[A-Za-z0-9-]{8,64}")
_ID = re.compile("[0-9a-f]{16,64}|[0-9]{1,10}|E[1-6]")


def to_standard_error() -> None:
    """From here on all that is logged goes there as JSON, a line each."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(AsJson())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    _LOG.setLevel(logging.INFO)


def register(app: Flask) -> None:
    @app.before_request
    def begin() -> None:
        given = request.headers.get(HEADER, "")
        g.request_id = given if _GIVEN.fullmatch(given) else secrets.token_hex(8)
        g.began = time.perf_counter(), time.thread_time()

    @app.after_request
    def end(response: Response) -> Response:
        if "request_id" in g:
            response.headers[HEADER] = g.request_id
            if _LOG.isEnabledFor(logging.INFO):
                _LOG.info("requête", extra={"said": _said(response)})
        return response


def _said(response: Response) -> dict[str, Any]:
    """``ms`` on the clock, ``cpu_ms`` of this thread; bytes ``sent`` to us and ``given`` back, where they are known."""
    began, worked = g.began
    return {
        "status": response.status_code,
        "ms": round((time.perf_counter() - began) * 1000, 1),
        "cpu_ms": round((time.thread_time() - worked) * 1000, 1),
        "sent": request.content_length or 0,
        "given": response.content_length or 0,
    }


class AsJson(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "what": record.getMessage() if record.name == _LOG.name or not record.args else _sentence(record),
            "from": record.name,
            "process": os.getpid(),
            **(_asked() if has_request_context() else {}),
            **getattr(record, "said", {}),
        }
        if record.exc_info and record.exc_info[0]:
            line |= {"error": record.exc_info[0].__name__, "trace": _places(record.exc_info[1])}
        elif record.args and isinstance(record.args, tuple) and isinstance(record.args[0], CefiError):
            line["error"] = type(record.args[0]).__name__
        return json.dumps(line, ensure_ascii=False)


def _sentence(record: logging.LogRecord) -> str:
    """What is said, without the values that it is said of: they may be what somebody wrote."""
    return str(record.msg).removesuffix("\u00a0: %s")


def _asked() -> dict[str, Any]:
    """Which request it is: its number, the centre where there are many, the route, the ids in its place of them."""
    from .store import centre

    ids = {name: value for name, value in (request.view_args or {}).items() if _ID.fullmatch(str(value))}
    route = request.url_rule.rule if request.url_rule else None
    said = {"request": g.get("request_id"), "method": request.method, "route": route, "ids": ids}
    return {**said, "centre": named} if (named := centre()) else said


def _places(error: BaseException | None) -> list[str]:
    """Where it happened, outermost first, causes before: files and lines of code, no value."""
    told: list[str] = []
    while error is not None:
        frames = traceback.extract_tb(error.__traceback__)
        told = [f"{type(error).__name__}", *(f"{each.filename}:{each.lineno} {each.name}" for each in frames), *told]
        error = error.__cause__ or error.__context__
    return told
