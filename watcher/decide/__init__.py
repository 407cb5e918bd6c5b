"""Decides, and does nothing: previous state, what came back, now and policy in; outcome and intents out.

schedule says when to look again; screen, judge and furniture what a page that came back is; history what only
many versions of it show.
"""
