"""Which addresses are the page's own: whose what it names or links to is, is asked here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass

from watcher.read.markup.links import absolute, is_front, same_page


@dataclass(frozen=True, slots=True)
class Own:
    """The addresses of one page.

    Attributes:
        base: where it was found; links are resolved against it.
        addresses: all of them, whole.
    """

    base: str = ""
    addresses: tuple[str, ...] = ()

    @classmethod
    def of(cls, url: str, *claimed: str) -> Own:
        """The address at which a page was found, and those that its head claims.

        Some heads claim the front page: it is that of no story, which was found elsewhere.
        """
        told = (there for each in claimed if not is_front(there := absolute(each, url)))
        return cls(url, tuple(dict.fromkeys(filter(None, (absolute(url, url), *told)))))

    def has(self, link: str) -> bool:
        """Whether a link leads to the page itself, in whatever spelling."""
        return self._is_own(absolute(link, self.base))

    def lacks(self, link: str) -> bool:
        """Whether a link leads to another page; one that leads to none on the web does not."""
        there = absolute(link, self.base)
        return bool(there) and not self._is_own(there)

    def leads_home(self, link: str) -> bool:
        """Whether a link leads from here to the front page."""
        return self.lacks(link) and is_front(absolute(link, self.base))

    def _is_own(self, there: str) -> bool:
        return bool(there) and any(same_page(there, own) for own in self.addresses)
