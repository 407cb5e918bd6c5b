"""The pages, feeds and JSON documents of what was seen, over HTTP: reading only.

application ──> routes ──> pages, feeds, api, memento, health ──> the archive, and `render`
    │                            └ parameters: what may be asked, checked once, and told in the API's document
    └ headers of every answer: no script, nothing from outside, no frame
"""
