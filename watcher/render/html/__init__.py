"""Pages for people: one article in one file, and the pages of the web server. Values in, text out.

What a page wrote is made inert, then escaped, by the environment itself: no template can forget it.
"""
