"""A server's address is read; letters go over TLS, and never in clear."""

from __future__ import annotations

import ssl
from email.message import EmailMessage
from pathlib import Path

import pytest

from cefi_map import cli
from cefi_map.centre import post
from cefi_map.centre.post import smtp
from cefi_map.errors import BadInput, CefiError

from .mailbox import Box, address, certified, serving, words

__all__ = ["certified"]


def bring(written: str) -> None:
    server = post.mail_server(written)
    assert server
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = server.sender, "luc@centre.fr", "Bonjour"
    letter.set_content("L’été.")
    with smtp.line_to(server) as line:
        smtp.bring(line, letter)


@pytest.mark.parametrize("scheme", ["smtps", "smtp"])
def test_a_letter_arrives_encrypted(certified: ssl.SSLContext, scheme: str):
    with serving(box := Box(), certified, smtps=scheme == "smtps") as port:
        bring(address(scheme, port))
    (came,) = box.came
    assert (came["To"], came["From"], words(came)) == ("luc@centre.fr", "carte@centre.fr", "L’été.\n")


def test_nothing_is_sent_in_clear_nor_to_a_server_that_nobody_vouches_for(
    certified: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
):
    with serving(box := Box(), None, smtps=False) as port, pytest.raises(CefiError, match="n’a rien pris"):
        bring(address("smtp", port))
    monkeypatch.delenv("SSL_CERT_FILE")
    with serving(box, certified, smtps=True) as port, pytest.raises(CefiError, match="n’a rien pris"):
        bring(address("smtps", port))
    assert box.came == []


def test_an_address_that_is_none_is_refused_and_says_no_password():
    for written in (
        "http://nom:clef@centre.fr",
        "smtps://centre.fr",
        "smtp://nom:clef@centre.fr:port",
        "smtp://a@b:0x",
        "smtp://nom:clef@centre.fr?de=carte@été.fr",
    ):
        with pytest.raises(BadInput) as refused:
            post.mail_server(written)
        assert "clef" not in str(refused.value)
    assert post.mail_server("") is None
    found = post.mail_server("smtp://nom:clef@centre.fr?de=carte@centre.fr")
    assert found
    assert (found.port, found.sender, "clef" in repr(found)) == (587, "carte@centre.fr", False)


def test_the_address_may_lie_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "smtp").write_text("smtps://nom:clef@centre.fr?de=carte@centre.fr\n", encoding="utf-8")
    monkeypatch.setenv("CEFI_MAP_SMTP_FILE", str(tmp_path / "smtp"))
    found = post.mail_server(cli.parser().parse_args(["serve"]).smtp)
    assert found
    assert (found.host, found.password, found.smtps) == ("centre.fr", "clef", True)
