"""What only the file's format understands, kept by key."""

from __future__ import annotations

from cefi_map.mindmap import MindMap, Node
from cefi_map.store import reattach
from cefi_map.store.reattach import ATTIC_NODES, Kept, left_behind

from .cases import bare, grown, opaque_map, retitled, without


def _kept(mindmap: MindMap) -> dict[str, Kept]:
    return {node.key: Kept(node.source_id, node.opaque) for node in mindmap if node.opaque or node.source_id}


def test_a_bare_map_gets_all_of_it_back() -> None:
    """The map's own part as well; new nodes have none."""
    whole = opaque_map()
    dressed = reattach(grown(bare(retitled(whole, "Moyens", "Budget")), "new", "Suite"), whole)
    assert _kept(dressed) == _kept(whole)
    assert dressed.opaque == whole.opaque


def test_what_a_node_brings_itself_wins() -> None:
    """A map read from a file again has its own."""
    whole = opaque_map()
    own = MindMap((Node(whole.root.key, None, "x", source_id="ID_own", opaque=("own",)),))
    assert _kept(reattach(own, whole)) == {whole.root.key: Kept("ID_own", ("own",))}


def test_the_attic_keeps_the_last_left_behind() -> None:
    """Its size has an end."""
    nodes = tuple(Node(f"k{rank}", "r" if rank else None, "x", opaque=("own",)) for rank in range(ATTIC_NODES + 10))
    attic = left_behind(MindMap(nodes), {"old": Kept("ID_old", ())}, MindMap(nodes[:1]))
    assert list(attic) == [f"k{rank}" for rank in range(10, ATTIC_NODES + 10)]


def test_the_attic_holds_what_was_removed_until_it_is_back() -> None:
    """Over several steps."""
    whole = opaque_map()
    leaf = next(node for node in whole if node.text == "Une salle le mardi")
    cut = without(whole, leaf.text)
    attic = left_behind(whole, {}, cut)
    assert attic == {leaf.key: Kept(leaf.source_id, leaf.opaque)}
    later = grown(cut, "new", "Suite")
    attic = left_behind(cut, attic, later)
    back = reattach(bare(grown(whole, "new", "Suite")), later, attic)
    assert _kept(back) == _kept(whole)
    assert left_behind(later, attic, back) == {}
