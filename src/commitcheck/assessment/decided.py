"""What people decided about links: what is not to be asked again, and what must be asked anew."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from commitcheck.loading.linking import is_suspect
from commitcheck.model.commitment import Commitment
from commitcheck.model.project import Project
from commitcheck.model.waiver import Link


class Decided:
    """The links of a project, by promise.

    A decision holds as long as the promise's words are those it was made on: afterwards an
    accepted link is suspect, and a rejected one or a `none` is as if nobody had decided.
    """

    def __init__(self, project: Project) -> None:
        links: defaultdict[str, list[Link]] = defaultdict(list)
        for link in project.links:
            links[link.commitment].append(link)
        self._links: Mapping[str, Sequence[Link]] = links

    def items(self, promise: Commitment) -> frozenset[str]:
        """The items that are accepted or rejected for a promise, as `kind:id`."""
        return frozenset(link.item for link in self._in_force(promise) if link.item)

    def is_none(self, promise: Commitment) -> bool:
        """Did somebody decide that nothing in the vision is meant?"""
        return any(link.decision == "none" for link in self._in_force(promise))

    def suspects(self, promise: Commitment) -> tuple[str, ...]:
        """Accepted items that the promise is no longer linked to, its words having changed."""
        links = self._links.get(promise.id)
        if links is None:
            return ()
        return tuple(
            link.item
            for link in links
            if link.item and link.decision == "accepted" and is_suspect(link, promise)
        )

    def _in_force(self, promise: Commitment) -> Sequence[Link]:
        links = self._links.get(promise.id, ())
        return [link for link in links if not is_suspect(link, promise)] if links else ()
