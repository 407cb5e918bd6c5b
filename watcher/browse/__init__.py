"""The full-screen viewer: articles, versions, what changed, notes. For reading only; needs the extra browse.

`pane` shows lines and lets one walk through them, `sheets` makes the lines, `articles`, `article` and `notes`
are the screens, `viewer` puts them on the terminal.
"""
