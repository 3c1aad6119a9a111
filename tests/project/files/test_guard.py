"""What no reader foresaw is a sentence for the person and a trace for the log: one file of a class stops no other."""

from __future__ import annotations

import logging

import pytest

from cefi_map.errors import BadInput, CefiError, NotFound, TooLarge
from cefi_map.project import files


@files.guarded()
def read(data: bytes) -> str:
    if data == b"memory":
        raise MemoryError
    if data == b"gone":
        raise NotFound("Ce fichier n’existe plus.")
    return data.decode()


def test_what_is_read_is_given():
    assert read(b"carte") == "carte"


def test_a_surprise_is_a_sentence_and_its_trace_goes_to_the_log(caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.ERROR), pytest.raises(BadInput, match="n’a pas pu être lu") as refused:
        read(b"\xff")
    assert "UnicodeDecodeError" in caplog.text
    assert "codec" not in str(refused.value)


def test_it_stands_around_a_piece_of_work_too():
    with pytest.raises(BadInput, match="n’a pas pu être lu"), files.guarded():
        raise KeyError("content.xml")


def test_the_end_of_the_memory_says_that_it_is_too_large():
    with pytest.raises(TooLarge, match="trop grand"):
        read(b"memory")


def test_a_refusal_of_ours_stays_what_it_is(caplog: pytest.LogCaptureFixture):
    with pytest.raises(CefiError) as refused:
        read(b"gone")
    assert type(refused.value) is NotFound
    assert not caplog.text
