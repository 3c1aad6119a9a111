"""Each deliberate fault can be put in: what it changes stands where it says, once."""

from __future__ import annotations

import pytest

from tests.breakages import FAULTS, ROOT, Fault


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_a_fault_finds_what_it_changes(fault: Fault):
    assert (ROOT / "cefi_map" / fault.path).read_text("utf-8").count(fault.before) == 1
    assert all((ROOT / each).exists() for each in fault.tests.split())
