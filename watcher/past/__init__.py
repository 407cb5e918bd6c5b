"""Work on histories that stand. Nobody is alerted.

Captures of archives and of others are put in (`backfill`, `weave`), two articles become one (`unite`), all is
read again (`reread`), archives are asked to keep a page (`saving`), and two versions are set side by side
(`compared`).
"""
