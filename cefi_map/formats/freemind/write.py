from cefi_map.mindmap import MindMap


def write(mindmap: MindMap) -> bytes:
    """A FreeMind file of the map."""
    raise NotImplementedError
