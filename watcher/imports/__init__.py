"""What other tools leave behind, taken over: `formats` recognises a file, each module reads one kind.

file ──> recognise ──> read ──> Haul ──> bring: articles, sources, versions; a report of what could not come
"""
