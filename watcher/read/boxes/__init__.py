"""Which boxes of a page are the story's, and which are the page's own.

`locate` finds the story's, `trim` cuts away what surely is none; the others say what a box is.
"""
