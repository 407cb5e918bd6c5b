"""The second day of the reference story, whose first the demonstration shows."""

from __future__ import annotations

from dataclasses import replace

from watcher.demo.story import Section, Story, paragraphs

UPDATE_13 = Section(
    "Update 13 Jan:",
    paragraphs("""
        The crew’s union has welcomed the plan but wants two more deckhands on every crossing – one for each
        ramp.

        Its secretary, Maud Fenn, said: "A ramp at night (in rain, more often than not) is no place for one
        pair of hands."

        The board will answer next week, after it has heard from the insurers.
    """),
)


def update_of_13_january(story: Story) -> Story:
    """The stamp moves on, a second note follows the first."""
    return replace(story, stamp="Updated 13 Jan", sections=(*story.sections, UPDATE_13))
