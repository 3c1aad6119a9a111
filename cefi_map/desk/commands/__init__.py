"""The desk's commands, a file each."""
