"""What kept answers are worth is reckoned as it is told."""

from __future__ import annotations

from pathlib import Path

from cefi_map.judging import check
from cefi_map.second import Demand, of_map
from tests.second.readers import answered, lines

from . import ours
from .answers import Held, table


def test_a_perfect_reader_a_refused_answer_and_what_was_not_asked(tmp_path: Path) -> None:
    maps = ours("learnt")[:3]
    among = [
        Held(each.name, Demand(of_map(each.map)), check(each.map), {id: it.verdict for id, it in each.labels.items()})
        for each in maps
    ]
    (tmp_path / "lecteur").mkdir()
    for each, text in zip(among, (perfect(among[0]), "Désolé."), strict=False):
        (tmp_path / "lecteur" / f"{each.name}.txt").write_text(f"=== {each.name}\n{text}\n", "utf-8")
    told = table(tmp_path, among).splitlines()
    assert told[0] == "== lecteur, 2 cartes, 1 answers refused"
    alone = table_of_first(tmp_path, among)
    assert "kappa=1.000 same=1.000 opposite=0" in alone[2]
    assert [line.split()[0] for line in told[1:]] == ["built-in", "reader", "together", "not"]
    assert "not read" in told[-1], "a refused answer leaves open what the built-in judge leaves"


def table_of_first(folder: Path, among: list[Held]) -> list[str]:
    return table(folder, among[:1]).splitlines()


def perfect(held: Held) -> str:
    own = [number for number, line in enumerate(held.demand.outline.lines, 1) if line.own][:3]
    assert len(lines(held.demand.text)) == len(held.demand.outline.lines)

    def said(code: str) -> dict[str, object]:
        verdict = held.labels[code]
        return {"lignes": own if verdict != "absent" else [], "verdict": verdict, "autre": "aucun"}

    return answered(held.demand.text, said)
