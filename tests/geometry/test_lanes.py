"""Free lanes are those that looking at every block finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cefi_map.geometry.lanes import STRIP, Lanes

places = st.integers(-40, 40)
lengths = st.integers(-3 * STRIP, 3 * STRIP) | st.integers(-4, 4).map(lambda n: n * STRIP)
blocks = st.tuples(places, st.integers(1, 30), lengths, st.integers(1, 2 * STRIP)).map(
    lambda each: (each[0], each[0] + each[1], each[2], each[2] + each[3])
)


@given(st.lists(blocks, min_size=1, max_size=30), places, st.integers(0, 60), lengths, st.integers(0, 5 * STRIP))
def test_a_free_lane_meets_no_block_and_none_is_missed(standing, low, wide, start, long):
    end, high = start + long, low + wide
    free = Lanes(standing).free(low, high, start, end)
    for place in range(low, high + 1):
        is_met = any(near < place < far and begin < end and start < until for near, far, begin, until in standing)
        assert any(first <= place <= last for first, last in free) is not is_met
