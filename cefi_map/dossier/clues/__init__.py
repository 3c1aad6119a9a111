"""What a jury listens for in a dossier, as forms of French over folded text: one file a requirement; fields.json holds
the words, without accents, each a beginning (« . » closes it, « _ » is a space)."""
