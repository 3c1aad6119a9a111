"""Dossiers for tests: any at all (hypothesis), and texts with every kind of block."""

from __future__ import annotations

from hypothesis import strategies as st

from cefi_map.dossier import tidy
from cefi_map.dossier.model import Dossier, Figure, Footnote, Heading, Item, Paragraph, Quote, Run, Table

TEXTS = st.text(
    st.sampled_from("ab é«»’<>&\"'`*_#[]()|\\{}$@~=-+.1!\n\u00a0\u202f€日😀"), min_size=1, max_size=12
) | st.sampled_from(['#eval("1")', "<script>x</script>", "$x$ `y` *z*", "1. un", "- deux", "| a |", "&amp;", "[^1]"])
LINKS = st.sampled_from(["", "", "", "https://exemple.fr/a?b=1&c='", "mailto:a@exemple.fr", "#ID_12"])
RUNS = st.builds(Run, TEXTS, st.booleans(), st.booleans(), st.booleans(), LINKS, st.sampled_from(["", "", "en"]))
CONTENT = st.lists(RUNS | st.builds(Footnote, st.lists(RUNS, min_size=1, max_size=2).map(tuple)), max_size=4).map(tuple)
BLOCKS = st.one_of(
    st.builds(Heading, st.integers(1, 4), CONTENT),
    st.builds(Paragraph, CONTENT),
    st.builds(Item, CONTENT, st.booleans(), st.integers(0, 5)),
    st.builds(Quote, CONTENT),
    st.builds(Table, st.lists(st.lists(CONTENT, min_size=1, max_size=3).map(tuple), max_size=3).map(tuple)),
    st.builds(
        Figure,
        st.sampled_from(["", "E1", "E6", "calendrier", "budget"]),
        st.sampled_from(["", "La carte <b>", "Étape 1"]),
    ),
)
DOSSIERS = st.lists(BLOCKS, max_size=8).map(lambda blocks: Dossier(tidy.blocks(blocks)))
