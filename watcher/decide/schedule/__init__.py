"""When to look again: how far apart the looks are, within hours, limits and a budget of requests."""
