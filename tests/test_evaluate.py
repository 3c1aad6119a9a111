"""``make evaluate`` scores the project's own maps, and says when the reference material is absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import evaluate
from tests.labelled import ours


@pytest.mark.deep
def test_without_the_reference_material_our_own_maps_are_scored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    few = ours("held")[:4]
    monkeypatch.setattr(evaluate, "ours", lambda folder: few)
    monkeypatch.setattr(evaluate, "SHARED", tmp_path)
    assert evaluate.main([]) == 0
    printed = capsys.readouterr()
    assert printed.out.count(f"n={15 * len(few)} kappa=") == 2
    assert printed.out.partition("== assistant")[0].count("kappa=") == 4, "readers' answers follow"
    assert str(tmp_path) in printed.err
