"""How a history becomes small, and comes back to the letter.

`frames` presses bytes, `codec` makes bytes of values, `texts` and `pages` say what leans on what.
"""
