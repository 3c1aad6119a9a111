"""What a node says by itself, read once."""

from cefi_map.checking.said import said_of
from cefi_map.mindmap import Node, outline


def node(text: str) -> Node:
    return outline.parse(f"Projet\n  {text}").nodes[1]


def test_a_question_and_its_answer_are_a_label_and_a_body() -> None:
    said = said_of(node("Qui paie ? La Région et la Ville"))
    assert (said.label, said.body) == ("qui paie", "la region et la ville")
    assert not said.question


def test_a_wish_says_nothing() -> None:
    assert said_of(node("ce serait bien d'avoir un minibus")).negated
    assert not said_of(node("un minibus prêté par la mairie")).negated


def test_the_same_words_are_read_once() -> None:
    assert said_of(node("Le car part à 8 h")) is said_of(node("Le car part à 8 h"))
