"""The one way out: the fence that every request passes, what seals secrets, the network side of the second reader."""
