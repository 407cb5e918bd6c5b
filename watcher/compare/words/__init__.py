"""Text to units, spans of them that came or went, and what a word of an edit is.

`units` cuts, `spans` compares, `classes` says what an edit touches.

    telling, when, numerals ──> kinds ──> classes        what one word is: a date, a number, a denial, a name
    values, amounts, spelt, remeasured ──> classes       the same in other words: "twenty" is "20"
    houses, shortened, signs ──> classes                 the same as another house writes it
    spelling, garbled ──> classes                        the same misspelt, or in another encoding
    names, wholes ──> spans                              what a span never takes apart
"""
