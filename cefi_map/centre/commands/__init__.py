"""The centre's commands, a file each."""
