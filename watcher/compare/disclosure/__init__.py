"""What the notes of an article say of its edits, in its own version and in later ones.

    verdict, later ──> cover ──> which edits each note speaks of, the surest evidence first:
                         │         explained, retold, tables      by its words
                         │         only                           by its sort, where one edit is of that
                         │         left, nearer, matters          by what is left of edits and of notes
                         │         along, alike                   what goes with an edit that is spoken of
                         └───> unlike, backwards, pairs           what it cannot mean
                               apart, another                     what else came to a sentence it speaks of

    speech, done, naming, places, rows, subjects, own_day         what one note says
    facts, ages, unspaced                                         what an edit can be recognised by
    background, layout                                            the story around both
    wording, shown                                                the reasons, in words

`backdate` holds the day that a note states against our looks. docs/method.md has an example of each evidence.
"""
