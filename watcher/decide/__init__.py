"""Decides, and does nothing: previous state, what came back, now and policy in; outcome and intents out.

budget, cadence and hours say when to look again; screen, judge and furniture what a page that came back is;
ledger, hindsight and report what is on record of it.
"""
