"""Work in processes of its own, with a limit of time and of memory: typesetting, and the reading of strangers' files.

``pool`` is the side that asks, ``serving`` the program that answers, ``wire`` what goes between them.
"""
