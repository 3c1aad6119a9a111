"""CEFI bloc 3: write the mind map and the dossier, check them, hand them in, review them."""

__version__ = "0.1.0"
