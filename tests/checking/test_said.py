"""What a node says by itself, read once."""

from cefi_map.checking.said import Memory
from cefi_map.mindmap import Node, outline


def node(text: str) -> Node:
    return outline.parse(f"Projet\n  {text}").nodes[1]


def test_a_question_and_its_answer_are_a_label_and_a_body() -> None:
    said = Memory().said(node("Qui paie ? La Région et la Ville"))
    assert (said.label, said.body) == ("qui paie", "la region et la ville")
    assert not said.question


def test_a_wish_says_nothing() -> None:
    assert Memory().said(node("ce serait bien d'avoir un minibus")).negated
    assert not Memory().said(node("un minibus prêté par la mairie")).negated


def test_the_same_words_are_read_once_from_one_check_to_the_next_and_then_dropped() -> None:
    memory = Memory()
    memory.turn()
    first = memory.said(node("Le car part à 8 h"))
    memory.turn()
    assert memory.said(node("Le car part à 8 h")) is first
    assert len(memory) == 1
    memory.turn()
    memory.said(node("Le car part à 9 h"))
    memory.turn()
    assert memory.said(node("Le car part à 8 h")) is not first
