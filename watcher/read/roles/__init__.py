"""What each block is, body or margin, and why.

`judge` asks the others, in order; `weights` has the last word.
"""
