"""The dossier: a value, its forms, its pages and its checks."""
