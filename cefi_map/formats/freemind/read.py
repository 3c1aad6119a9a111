from cefi_map.formats.reading import Reading


def read(data: bytes) -> Reading:
    """The map in a FreeMind or Freeplane file. ``BadInput`` in French when it holds none."""
    raise NotImplementedError
