"""The words of each language, in a file named by its BCP 47 primary tag; who adds a language writes one.

What two versions of a story are compared by is in its table `[compare]`, whose keys `lexicon.Lexicon`
explains. Months, weekdays and units come from CLDR, by way of babel; what newsrooms call them besides is in
`[cldr]` (`names.Names`), what people and places are called in Chinese, Japanese and Korean in `[called]`
(`called.Called`), what walls and error pages say in `[obstacles]` (`walls.Walls`). What notes are written
with is in `[notes]`, under these keys:

update, correction, ... labels that name the note ("Update:"), by kind
outdated                labels that say that the story is out of date, and no more
done_update, ...        labels that say what was done ("Updated 3 May"); with a date alone they are stamps
stamp                   labels that are only ever a page stamp ("Last updated")
told                    labels that no stamp has: with a date they open a note above the story, too
casual                  labels that authors end stories with, too ("Postscript"): without a date their text
                        must say more
adds                    labels that say something was added: over text they are no stamp, whatever date they
                        have
behind                  labels that no stamp has behind its day ("2014.5.3 更新" over a text)
dated                   words that are labels only with a date or time and a colon ("Added at 3 pm: ...")
outlet                  how outlets are called, before labels that are verbs ("DR retter: ...")
signed_correction, ...  those labels, by kind
log                     labels over a list of dated entries ("Revision history")
chronicle               the same, where the days must lie in the story's life: a town has a history, too
weak                    labels that open a note only when the text says that the story was changed ("Note:")
before                  words that may stand before a label ("Latest update")
between                 words that may stand between label, date and time ("on", "at")
signs                   words before the name of who wrote a note ("by")
period                  patterns of a part of a year, before the year and a label ("Summer 2021 Update")
hours                   words behind which a bare number is an hour ("kl. 15")
units                   words that may stand there too, and end the date they stand behind ("15.30 Uhr")
parts                   the same of a day, behind its weekday or at its end ("Tuesday evening",
                        "Dienstagabend")
early, late             words beside an hour that say of which half of the day it is ("4:20 de la tarde")
night, midday           the same of hours on either side of midnight, or of noon
noon, midnight          what those two hours are called ("noon Tuesday"); no word for the time around them
openers                 words that open a sentence after a label without any punctuation ("Update The road
                        ...")
story                   what a note calls its story, as a pattern
self                    how it points at itself, where a bare article would be too weak; {self} stands for it
firm                    what can be nothing but the story ("page" and "list" can); {firm} stands for it
about                   a story that is named by what it is about, up to what was done to it ("This article
                        about the port was "); {about} stands for it
part                    what is no more than a part of it; {part} stands for it
piece                   what only the story is called, when "earlier" stands before it (reports are others')
item                    what a paper may have printed a fault in
day                     how it says when that was, or where
issue                   how it names an issue of its own, or what stood in one on some day
fault                   how it says that something was wrong
right                   how it says what is right; these stand in patterns as {item}, {day}, ...
been                    how it says that something was done to it, before the verb; {been} stands for it
thing                   what else has texts and articles, or versions, and is changed: programs, laws,
                        devices; {thing} stands for it
work                    those of them that are reviewed: films, books; {work} stands for it
amid                    what may stand between it and what was done to it: no reader, no plan; {amid} stands
                        for it
says_update, ...        patterns that say the story was changed; {story} stands for what it is called. One is
                        tried where a text holds its rarest words (`read.notes.pieces`), so it must have some,
                        or each of its alternatives
says_other              the same for a story that is out of date; without {story} only behind "Note:"
labelled                patterns of what was done, enough only behind a label ("Adds ...")
logged                  the same, enough only behind a full date ("2 May 2021: Fixed two links")
credit                  words after a label that say from whom the note is ("Update from the museum: ...")
credit_story            how such words begin where they name the story ("Korrektur zu diesem Bericht")
later                   the same that say how much later it came, all of them ("Update the next day: ...")
operations              what else can be done with things: near two such lines "Update" alone is no label
running                 small words that sentences have and headlines leave out; only where headlines do
of_word                 patterns of what is said of a label as a word that somebody used
invites                 patterns that ask readers for corrections instead of making one
denies                  patterns that make such a sentence something else ("edited for length")
negates                 patterns of the end of a statement of a change that says that none was made ("n'a pas
                        été mis à jour")
bodies                  the same, by who else changes texts (parliaments, courts), which (laws), and where
                        else names are printed (posters); what points at this very story is none of theirs
enacted                 patterns of such a body right behind the verb ("modifié par le Sénat")
printed                 patterns of a correction as papers print it: where an earlier article said something,
                        and, looking ahead, what is right
contrast                patterns of what parts what is right from what was wrong ("Tuesday, not Monday"); a
                        negation alone is none ("does not run on Monday")
numbers                 the words of small numbers, which such a pair may be of; none that may be an article.
                        {number} stands for one of them, or digits
dials                   patterns of a sentence that gives numbers to call, of which one is not wrong
this                    patterns of words that point at this very story ("this", "our")
by_others               patterns of the end of a sentence that somebody says (", the airline said"): the news
until                   patterns of words before a statement that make it part of another sentence
turned                  patterns of a verb that stands before the story where a day opens the sentence ("Am 3.
                        Mai wurde dieser Artikel ergänzt")
whereby                 words behind the story of such a sentence, or behind the verb, by which it was changed
among                   the same by which the story is one of many ("including an earlier version of this
                        post")
reported                patterns of all of a sentence before a statement by which somebody else says it ("She
                        said that an earlier version of this report"): no note without a fault behind it
lasts                   patterns by which a sentence says that a change is the last one: a stamp
original                patterns that open the story again after a note at its start
tail                    patterns that open what follows the story: credit, source, author, share, comments,
                        promotion, how long it is to read, that more will follow
sorry                   how one apologises, as a pattern
mistake                 for what: a block that says both rounds off the correction before it
readers                 to whom: a short block that names them as one apologises rounds it off as well
mended                  how one says that it was put right, in a tense in which no policy speaks
it                      what that may be said of where nothing is named ("This was corrected.")
closes                  patterns of a block that only rounds off the note before it ("We regret the error.")
afterwards              patterns of words for the time since the story came out, which an editor's note on a
                        change of it has
did                     patterns by which an editor's note says what was done to the story without naming
                        it ("We added a boat")
gone                    patterns by which a sentence of a correction says that a part of the story was taken
                        out or replaced ("The picture was removed")
refers                  patterns by which a statement points at the sentences before it
announces               patterns of the end of a text below which a statement is printed whole ("... sent us
                        this statement:")
takes_up                patterns of the beginning of a paragraph about what stands in the one before it
first                   patterns of the entry of a history that tells of the publication only
ago                     patterns of relative stamps ("5 hours ago")
comment                 patterns of the line above a reader's comment
"""
