"""Histories as files that are handed to others: evidence that anybody can check, web archives.

What they say is written by `render`; here it is put into archives, with the pages as received.
"""
