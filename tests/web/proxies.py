"""Web servers that encrypt and stand before the application: nginx as docs/serveur.md sets it up, and one of our own
for machines without it. Both ask the application in plain HTTP."""

from __future__ import annotations

import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import trustme

from tests.documents import ROOT, pasted
from tests.serving import answering, free_port, served

NAME = "carte.centre.fr"
"""The public name of the recipes; the browser of the tests is told that it is this computer."""
GUIDE = ROOT / "docs" / "serveur.md"
NGINX = shutil.which("nginx") or ("/usr/sbin/nginx" if os.path.exists("/usr/sbin/nginx") else "")
PASSWORD = {"username": "centre", "password": "un mot de passe"}


@dataclass(frozen=True, slots=True)
class Site:
    """Where everyone finds the application: its public URL and, where the web server asks for one, the password;
    ``port`` is the application's own."""

    url: str
    credentials: dict[str, str] | None
    port: int


@contextmanager
def behind_tls(kind: str, folder: Path, *options: str) -> Iterator[Site]:
    """``cefi-map serve`` as a process of its own, behind a web server of that ``kind``: with ``options`` as a centre
    that asks who comes, without any open to all, nginx asking for a password."""
    port = free_port()  # the public URL names it before anything listens there
    url = f"https://{NAME}:{port}"
    certificate = trustme.CA().issue_cert(NAME)
    password = PASSWORD if kind == "nginx" and not options else None
    with served(folder / "donnees", *(options or ("--open",)), "--public-url", url) as application:
        at = int(application.rpartition(":")[2])
        with nginx(folder, certificate, port, at, password) if kind == "nginx" else own(certificate, port, at):
            yield Site(url, password, at)


@contextmanager
def nginx(
    folder: Path,
    certificate: trustme.LeafCert,
    port: int,
    application: int,
    password: dict[str, str] | None,
    **other: str,
) -> Iterator[None]:
    """The recipe of docs/serveur.md, with a ``password`` its two lines for a server without accounts where it says,
    letter for letter but for places and ports, and what goes by ``other`` words, each by its setting."""
    if not NGINX:
        pytest.skip("nginx is not installed")
    certificate.private_key_pem.write_to_path(str(folder / "privkey.pem"))
    certificate.cert_chain_pems[0].write_to_path(str(folder / "fullchain.pem"))
    (folder / "cefi.htpasswd").write_text("{username}:{{PLAIN}}{password}\n".format(**PASSWORD))
    changed = {
        "listen 80;": f"listen unix:{folder}/80;",
        "    listen [::]:80;\n": "",
        "listen 443 ssl;": f"listen 127.0.0.1:{port} ssl;",
        "    listen [::]:443 ssl;\n": f"    listen [::1]:{port} ssl;\n" if socket.has_dualstack_ipv6() else "",
        "/etc/letsencrypt/live/carte.centre.fr/": f"{folder}/",
        "/var/log/nginx/": f"{folder}/",
        "127.0.0.1:5000": f"127.0.0.1:{application}",
    }
    recipe = pasted(GUIDE)["/etc/nginx/conf.d/cefi-map.conf"]
    if password:
        (asked,) = re.findall(r"```nginx\n(.*?)```", GUIDE.read_text("utf-8"), re.S)
        recipe = re.sub(r"^ *ssl_certificate_key .*\n", lambda line: line[0] + asked, recipe, flags=re.MULTILINE)
        changed["/etc/nginx/"] = f"{folder}/"
    for written, here in changed.items():
        assert written in recipe
        recipe = recipe.replace(written, here)
    for setting, words in other.items():
        recipe, found = re.subn(rf"\b{setting}=\S+?(?=[ ;])", words, recipe)
        assert found
    rooms = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{each}_temp_path {folder}/{each};" for each in rooms)
    user = "user root;" if os.geteuid() == 0 else ""
    around = f"daemon off; {user} pid {folder}/pid; events {{}} http {{ access_log off; {places}\n{recipe}}}"
    (folder / "nginx.conf").write_text(around)
    command = [NGINX, "-p", str(folder), "-e", str(folder / "errors"), "-c", str(folder / "nginx.conf")]
    with subprocess.Popen(command) as process:
        try:
            _wait(port, lambda: process.poll() is None)
            yield
        finally:
            process.terminate()
            process.wait(20)


@contextmanager
def own(certificate: trustme.LeafCert, port: int, application: int) -> Iterator[None]:
    """Asks again in plain HTTP what is asked of it, and answers what it is answered."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate.configure_cert(context)
    with answering(_Encrypting(context, port, application)):
        yield


class _Encrypting(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, context: ssl.SSLContext, port: int, application: int) -> None:
        super().__init__(("127.0.0.1", port), _Asked)
        self.context, self.application = context, application

    def get_request(self) -> tuple[socket.socket, Any]:
        plain, address = super().get_request()
        return self.context.wrap_socket(plain, server_side=True, do_handshake_on_connect=False), address

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle is no news."""


class _Asked(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Encrypting

    def _again(self) -> None:
        sent = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        with closing(HTTPConnection("127.0.0.1", self.server.application, timeout=120)) as asking:
            asking.request(self.command, self.path, sent, dict(self.headers.items()))
            answer = asking.getresponse()
            data = answer.read()
        self.send_response_only(answer.status)
        for name, value in answer.getheaders():
            if name not in ("Connection", "Content-Length", "Transfer-Encoding"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_PUT = do_PATCH = _again  # noqa: N815  # the names that http.server looks for


def _wait(port: int, alive: Callable[[], bool]) -> None:
    """Until something listens there."""
    for _ in range(200):
        assert alive(), "the web server did not start"
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"nothing listens on port {port}")
