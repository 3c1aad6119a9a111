"""Links between the machines of a cluster that are all this one: each can be cut, as a network is, without a word."""

from __future__ import annotations

import selectors
import socket
import threading


class Link:
    """Bytes go from a port of this machine to another port, until it is cut; then none go, and nobody is told."""

    def __init__(self, port: int, to: int) -> None:
        self.port, self._to, self._is_cut = port, to, False
        self._listening = socket.create_server(("127.0.0.1", port), backlog=256)
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        self._is_cut = True

    def mend(self) -> None:
        """New connections pass; those that were cut stay dead."""
        self._is_cut = False

    def _accept(self) -> None:
        while True:
            arrived, _ = self._listening.accept()
            threading.Thread(target=self._pass, args=(arrived,), daemon=True).start()

    def _pass(self, arrived: socket.socket) -> None:
        if self._is_cut:
            return self._silent(arrived)
        try:
            further = socket.create_connection(("127.0.0.1", self._to), 5)
        except OSError:
            return arrived.close()
        further.settimeout(None)
        with arrived, further, selectors.DefaultSelector() as ready:
            ready.register(arrived, selectors.EVENT_READ, further)
            ready.register(further, selectors.EVENT_READ, arrived)
            while True:
                for key, _ in ready.select(0.5):
                    if self._is_cut:
                        return self._silent(arrived)
                    try:
                        data = key.fileobj.recv(65536)  # type: ignore[union-attr]
                        if not data:
                            return None
                        key.data.sendall(data)
                    except OSError:
                        return None
                if self._is_cut:
                    return self._silent(arrived)

    def _silent(self, arrived: socket.socket) -> None:
        """Whoever asks waits: that is what a cut cable is."""
        threading.Event().wait(60)
        arrived.close()
