"""What words say of a box or a block: class names, phrases, the line itself.

The words of all languages stand together here, a table for each meaning: furniture is asked of every page in
all of them at once, since pages mix them. What is asked in the page's own language alone, the words of notes,
stands in a file for each language (`watcher.languages`).
"""
