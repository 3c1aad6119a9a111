"""A real OpenID Connect provider, and an application that believes it: each where a browser reaches it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from joserfc.jwk import RSAKey

import hatch_build

ROOT = Path(__file__).parents[2]
SECRET = "un secret & 100%+ signes"


@contextmanager
def providing(port: int, here: str, keys: Sequence[RSAKey], *, signed: bool = False) -> Iterator[str]:
    """Its address, while it runs; ``here``: the application that it knows as « carte »."""
    if not (ROOT / "node_modules" / "oidc-provider").exists():
        pytest.skip("npm has not brought oidc-provider: « python -m tests.front » does")
    try:
        node, _ = hatch_build.own_node() or hatch_build.packaged_node()
    except FileNotFoundError:
        pytest.skip("no Node here, and no package that has one")
    asked = {"port": port, "back": f"{here}/entrer/retour", "out": f"{here}/entrer", "signed": signed}
    asked["keys"] = [each.as_dict(private=True) for each in keys]
    command = [node, str(ROOT / "tests" / "web" / "provider.mjs"), json.dumps(asked)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        try:
            assert "ready" in process.stdout.readline(), "it did not start"
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(20)
