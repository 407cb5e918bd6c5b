"""Mails: `words` says what happened, `environment` fills our templates or the user's, `message` is the whole.

The same words stand in chat messages.
"""
