"""What is worked out once, and forgotten when someone erases for good."""

from __future__ import annotations

from cefi_map.project.memory import forget, forgetting, remembered


def test_an_answer_is_worked_out_once_until_it_is_forgotten():
    asked: list[int] = []

    @remembered(2)
    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    cleared: list[str] = []
    forgetting(lambda: cleared.append("pages"))
    assert [double(1), double(1), double(2)] == [2, 2, 4]
    assert asked == [1, 2]
    double(3)
    double(1)
    assert asked == [1, 2, 3, 1], "the oldest of more than two went"
    forget()
    assert cleared == ["pages"]
    double(1)
    assert asked[-1:] == [1]
    assert len(asked) == 5
