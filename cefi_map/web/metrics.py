"""Figures for Prometheus: how many requests, how long, what waits. None by candidate, by centre or by address.

They are given at ``/metrics`` to whoever shows the token that the environment holds; without one nothing is measured.
"""

from __future__ import annotations

import hmac
import os
import time
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Flask, Response, abort, current_app, g, request

from cefi_map.errors import CefiError
from cefi_map.project import later

from .rights import UNASKED, everywhere

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry

pages = Blueprint("metrics", __name__)
everywhere(pages, UNASKED)
everywhere(pages, UNASKED)

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


def register(app: Flask, token: str) -> None:
    """``CefiError`` when there is a token and nothing to measure with."""
    app.extensions["metrics"] = token
    app.register_blueprint(pages)
    if token:
        _measure(app)


def _measure(app: Flask) -> None:
    try:
        from prometheus_client import Counter, Gauge, Histogram
    except ModuleNotFoundError:
        advice = "Installez-le\u00a0: pip install 'cefi-map[centre]'."
        raise CefiError("Les mesures demandent prometheus-client.", advice=advice) from None
    labels = ("method", "route", "status")
    took = Histogram("cefi_request_seconds", "Requests, by how long", labels, buckets=SECONDS, registry=_own(app))
    worked = Counter("cefi_request_cpu_seconds", "Processor time of requests", ("route",), registry=_own(app))
    under_way = Gauge("cefi_requests_under_way", "Now", multiprocess_mode="livesum", registry=_own(app))
    waiting = Gauge("cefi_later_waiting", "Verdicts asked for", multiprocess_mode="livesum", registry=_own(app))

    @app.before_request
    def begin() -> None:
        g.measured = time.perf_counter(), time.thread_time()
        under_way.inc()

    @app.after_request
    def end(response: Response) -> Response:
        if "measured" in g:
            began, cpu = g.measured
            route = request.url_rule.rule if request.url_rule else ""
            took.labels(request.method, route, response.status_code).observe(time.perf_counter() - began)
            worked.labels(route).inc(time.thread_time() - cpu)
            waiting.set(later.waiting())
        return response

    @app.teardown_request
    def left(_: BaseException | None) -> None:
        if g.pop("measured", None):
            under_way.dec()


def _own(app: Flask) -> CollectorRegistry:
    """The registry of this application, not that of the process: a test has several."""
    from prometheus_client import CollectorRegistry

    found: CollectorRegistry = app.extensions.setdefault("measures", CollectorRegistry())
    return found


@pages.get("/metrics")
def show() -> Response:
    """All processes' figures, whichever of them is asked."""
    token = current_app.extensions["metrics"]
    if not token:
        abort(404)
    if not hmac.compare_digest(request.headers.get("Authorization", "").encode(), f"Bearer {token}".encode()):
        return Response("", 401, {"WWW-Authenticate": "Bearer"})
    from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

    return Response(generate_latest(_all()), content_type=CONTENT_TYPE_LATEST)


def _all() -> Any:
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return current_app.extensions["measures"]
    from prometheus_client import CollectorRegistry, multiprocess

    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return registry
