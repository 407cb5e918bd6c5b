"""Mails: `view` says what happened, in `words`; `environment` fills templates, ours or the user's.

`message` is the whole. The same words stand in chat messages.
"""
