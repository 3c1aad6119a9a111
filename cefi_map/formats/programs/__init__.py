"""Maps as other programs keep them, read only: MindManager, SimpleMind, WiseMapping."""
