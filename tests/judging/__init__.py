"""How maps are judged, from a text to a verdict."""
