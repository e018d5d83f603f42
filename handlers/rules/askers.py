"""Who asked what a guidebook does not say: names of those who asked by name, and numbers of the others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from handlers.rules.wording import fold
from storage.records.guidebook import Enquiry, Gap, GapId, Outcome
from storage.records.people import MemberId

WORDINGS = 2
"""So many other wordings of a question are shown with its first."""

_OF_THE_BOOK = frozenset({Outcome.SILENT, Outcome.QUOTED, Outcome.WRITTEN})
"""What came of questions that a guidebook should be able to answer."""


@dataclass(frozen=True, slots=True)
class Askers:
    """Who asks the same: those who may be `named`, in the order they asked, and how many did `privately`."""

    named: tuple[MemberId, ...]
    privately: int

    @property
    def count(self) -> int:
        """How many people they are."""
        return len(self.named) + self.privately


@dataclass(frozen=True, slots=True)
class Waiting:
    """A gap with the questions that it is of, oldest first."""

    gap: Gap
    enquiries: tuple[Enquiry, ...]

    @property
    def askers(self) -> Askers:
        """Who asked. Whoever also asked by name is named."""
        named = tuple(dict.fromkeys(one.member_id for one in self.enquiries if not one.private))
        private = {one.member_id for one in self.enquiries if one.private}
        return Askers(named, len(private.difference(named)))

    @property
    def question(self) -> str:
        """The question as it was first asked by name; as it was asked privately where nobody else did.

        How somebody writes, and in which language, tells who they are.
        """
        return next((one.text for one in self.enquiries if not one.private), self.gap.text)

    @property
    def wordings(self) -> tuple[str, ...]:
        """How others asked it by name, where they said it differently."""
        others: dict[str, str] = {}
        for one in self.enquiries:
            if not one.private:
                others.setdefault(fold(one.text), one.text)
        others.pop(fold(self.question), None)
        return tuple(others.values())[:WORDINGS]

    @property
    def belongs(self) -> bool:
        """Whether a guidebook should say it: it was asked what the partnership is about."""
        return any(one.outcome in _OF_THE_BOOK for one in self.enquiries)

    @property
    def is_shared(self) -> bool:
        """Whether others may ask the same: what is for a person, and not for a book, is each one's own."""
        return any(one.outcome is not Outcome.DECLINED for one in self.enquiries)

    def is_asked_by_another(self, than: MemberId) -> bool:
        """Say whether somebody else asked it."""
        return any(one.member_id != than for one in self.enquiries)

    def says(self, text: str) -> bool:
        """Say whether it was asked in the same words."""
        said = fold(text)
        return any(fold(one) == said for one in (self.gap.text, *(each.text for each in self.enquiries)))


def waiting(gaps: Iterable[Gap], enquiries: Iterable[Enquiry]) -> list[Waiting]:
    """Return these gaps with their questions, what most people asked first, then what was asked first."""
    by_gap: dict[GapId, list[Enquiry]] = {}
    for enquiry in enquiries:
        if enquiry.gap_id is not None:
            by_gap.setdefault(enquiry.gap_id, []).append(enquiry)
    found = [Waiting(gap, tuple(_in_order(by_gap.get(gap.id, ())))) for gap in gaps]
    return sorted(found, key=lambda one: (-one.askers.count, one.gap.opened_at, one.gap.id))


def joined(enquiry: Enquiry, open_now: Sequence[Waiting], like: GapId | None) -> Gap | None:
    """Return the gap that a question belongs to: one in the same words, or the one it is `like`.

    None where it opens its own.
    """
    if enquiry.outcome is Outcome.DECLINED:
        return None
    shared: Mapping[GapId, Waiting] = {one.gap.id: one for one in open_now if one.is_shared}
    same = next((one for one in shared.values() if one.says(enquiry.text)), None)
    found = same or (shared.get(like) if like is not None else None)
    return None if found is None else found.gap


def _in_order(enquiries: Iterable[Enquiry]) -> list[Enquiry]:
    return sorted(enquiries, key=lambda one: (one.asked_at, one.id))
