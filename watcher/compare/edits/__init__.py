"""What differs between two readings: pieces are paired, then sentences and words; notes by themselves.

`between` is the front for the text, `notes` for the notes.

    pieces ──> align ──> blocks ──┬─> recut      split or joined, nothing else
                                  ├─> inside     sentence by sentence
                                  └─> across     sentences that moved from block to block
    pointers, policies, recounted, relinked, headline, entries      what a piece is besides its words

    moments, stamps, likely ──> matched ──> live, chronicle         which notes are one
    extents, days, passing                                          what of a note only two versions show
"""
