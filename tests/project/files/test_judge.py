"""Judges: processes that stand behind all others, and read of a map what has changed in it."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

import pytest

from cefi_map import examples
from cefi_map.errors import BadInput, NotYet, TooLarge
from cefi_map.judging import DEFAULT, Memory, Readings, check, packed, unpacked
from cefi_map.mindmap import MindMap, codec, edits, outline
from cefi_map.project import files, later
from cefi_map.project.files import judge, judged
from cefi_map.project.memory import forget
from cefi_map.workers.outcome import WorkerFailed, given
from cefi_map.workers.pool import Pool, Worker

MAP = examples.example()
CHANGED = edits.rename(MAP, MAP.nodes[5].key, "Treize jeunes du quartier")


def judging_process() -> subprocess.Popen[bytes]:
    """The judge of small maps that waits for the next."""
    (worker,) = judged._judge(0)._idle.queue
    assert worker
    return worker._process


def ended(process: subprocess.Popen[bytes]) -> bool:
    return process.poll() is not None


def said(of: judge.Judge, name: str, mindmap: MindMap) -> Any:
    job = {"name": name, "readings": asdict(DEFAULT)}
    _, (report,) = given(of.run(job, (json.dumps(codec.to_data(mindmap)).encode(),)))
    return unpacked(report)


@pytest.fixture
def met(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Titles as they are read for the first time."""
    found: list[str] = []
    first = Memory.read.__globals__["Said"]

    def note(text: str, *rest: object) -> object:
        found.append(text)
        return first(text, *rest)

    monkeypatch.setitem(Memory.read.__globals__, "Said", note)
    return found


def test_a_report_comes_back_as_it_is_made_here():
    for mindmap in (MAP, CHANGED, MAP):
        assert unpacked(files.judge_apart("x", mindmap, DEFAULT)) == files.check_map(mindmap)


def test_of_a_changed_map_the_changed_title_alone_is_read(met: list[str]):
    one = judge.Judge()
    said(one, "a", MAP)
    met.clear()
    report = said(one, "a", CHANGED)
    assert met == ["Treize jeunes du quartier"]
    assert report == files.check_map(CHANGED)


def test_of_maps_that_nobody_asks_about_the_texts_are_forgotten_first(met: list[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(judge, "TEXTS", 150)
    one = judge.Judge()
    for name in ("a", "b"):
        said(one, name, MAP)
    for name, heard in (("b", 1), ("a", len(MAP))):
        met.clear()
        said(one, name, CHANGED)
        assert (len(met) == 1) == (heard == 1)
        assert len(met) >= heard


def test_a_judge_stands_behind_who_saves():
    files.warm_judge()
    here, there = (os.getpriority(os.PRIO_PROCESS, each) for each in (0, judging_process().pid))
    assert there == min(here + judged.BELOW, 19)


def test_a_judge_is_not_starved_by_who_is_busy():
    """A step of niceness takes a fifth (sched(7)). Of two processors that it shares with eight busy processes, a judge
    gets a sixth of one at least."""
    share = 0.8**judged.BELOW
    assert 2 * share / (8 + share) > 1 / 6


def test_a_large_map_has_another_judge():
    assert judged._judge(judged.LARGE - 1) is not judged._judge(judged.LARGE)
    assert judged._judge(0) is judged._judge(judged.LARGE - 1)


@pytest.mark.parametrize(
    ("mindmap", "large"),
    [
        (MAP, False),
        (outline.parse("Projet\n" + "  Un atelier de plus pour les femmes du quartier\n" * 600), False),
        (outline.parse("Projet\n" + "  Un atelier de plus pour les femmes du quartier\n" * 2000), True),
        (outline.parse("Projet\n" + f"  {'B' * 31_900}\n" * 5), True),
    ],
    ids=["example", "600 nodes", "2,000 nodes", "few nodes, many letters"],
)
def test_a_map_is_large_by_what_there_is_to_read(mindmap: MindMap, large: bool):
    assert (judged.weight(mindmap) >= judged.LARGE) is large
    assert judged.weight(mindmap) >= judged.NODE * len(mindmap)


def test_a_judge_that_dies_is_followed_by_another():
    files.judge_apart("x", MAP, DEFAULT)
    first = judging_process()
    first.kill()
    first.wait()
    assert unpacked(files.judge_apart("x", MAP, DEFAULT)) == files.check_map(MAP)
    assert judging_process() is not first


def test_what_a_judge_remembers_ends_with_it():
    files.judge_apart("x", MAP, DEFAULT)
    first = judging_process()
    forget()
    assert ended(first)
    assert list(judged._judge(0)._idle.queue) == [None]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    pool = Pool(judged.PROGRAM, 1, 0.1)
    monkeypatch.setattr(judged, "_judge", lambda *_: pool)
    yield
    pool.close()


def test_what_could_not_be_judged_is_tried_again(monkeypatch: pytest.MonkeyPatch):
    forget()
    with monkeypatch.context() as broken:
        broken.setattr(judged, "judge_apart", fall)
        with pytest.raises(files.JudgeFailed):
            files.judged_once(MAP, DEFAULT)
    assert files.judged_once(MAP, DEFAULT) == check(MAP)


def fall(*_: object) -> bytes:
    raise files.JudgeFailed("L’avis sur cette carte n’a pas pu être préparé.")


@pytest.mark.usefixtures("slow")
def test_a_judgement_that_takes_too_long_is_a_sentence():
    large = MindMap((MAP.root, *(replace(MAP.nodes[1], key=f"x{rank}", text=f"Idée {rank}") for rank in range(19_000))))
    with pytest.raises(TooLarge, match=r"plus de 2 minutes de calcul\. La carte est enregistrée"):
        files.judge_apart("x", large, DEFAULT)


@pytest.fixture
def dying(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Judges that end when they are asked; how many there were."""
    pool, started = Pool(judged.PROGRAM, 1), list[int]()
    begin = pool._started

    def started_dying() -> Worker:
        worker = begin()
        started.append(worker._process.pid)
        worker._process.kill()
        worker._process.wait()
        return worker

    monkeypatch.setattr(pool, "_started", started_dying)
    monkeypatch.setattr(judged, "_judge", lambda *_: pool)
    yield started
    pool.close()


def test_a_judge_that_dies_twice_is_a_line_in_the_log(dying: list[int], caplog: pytest.LogCaptureFixture):
    with pytest.raises(files.JudgeFailed, match="n’a pas pu être préparé"):
        files.judge_apart("x", MAP, DEFAULT)
    assert len(dying) == 2
    [line] = caplog.messages
    assert line.startswith(f"no opinion on a map of {len(MAP)} nodes")


def test_what_a_judge_refuses_and_what_fails_in_it_comes_out(monkeypatch: pytest.MonkeyPatch):
    one, job = judge.Judge(), {"name": "a", "readings": {}}
    with pytest.raises(BadInput):
        given(one.run(job, (b"{}",)))
    monkeypatch.setattr(judge, "check_map", None)
    with pytest.raises(WorkerFailed, match="not callable"):
        said(one, "a", MAP)


def test_what_changes_no_more_is_judged_in_its_turn_and_a_request_is_told_to_ask_again(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(judged, "soon", lambda *_, **__: None)
    with later.hurried(later.PATIENCE), pytest.raises(NotYet, match="se prépare"):
        files.judged_soon("ours", "one", CHANGED, DEFAULT)
    assert files.judged_soon("ours", "one", CHANGED, DEFAULT) == check(CHANGED)
    monkeypatch.setattr(judged, "judge_apart", None)
    with later.hurried(0):
        assert files.judged_soon("ours", "one", CHANGED, DEFAULT) == check(CHANGED), "it was said already"


def test_what_arrived_is_judged_once_and_forgotten_with_the_rest(monkeypatch: pytest.MonkeyPatch):
    """By who does nothing else; the oldest of too many goes first."""
    forget()
    monkeypatch.setattr(judged, "ONCE", 1)
    asked = list[object]()

    def judge(name: str, mindmap: MindMap, by: Readings, kind: str) -> bytes:
        asked.append((mindmap, kind))
        return packed(check(mindmap, by))

    monkeypatch.setattr(judged, "judge_apart", judge)
    for mindmap in (MAP, MAP, CHANGED, MAP):
        assert files.judged_once(mindmap, DEFAULT, files.ARRIVING) == check(mindmap)
    forget()
    assert files.judged_once(MAP, DEFAULT, files.ARRIVING) == check(MAP)
    assert asked == [(each, "arriving") for each in (MAP, CHANGED, MAP, MAP)]
    assert judged._judge(judged.LARGE, files.ARRIVING) is judged._judge(0, files.ARRIVING) is not judged._judge(0)
