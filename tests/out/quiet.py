"""A server whose callers may go away."""

from __future__ import annotations

from http.server import ThreadingHTTPServer


class Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Whoever asked has gone away."""
