"""Whether what is kept is what was written; `whole` asks everything, in turn."""
