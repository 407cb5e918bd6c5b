"""The database itself: where it is, how one gets at it, its types, and what it says when it will not.

What is in it stands in `schema`; what is asked of it, beside this room.
"""
