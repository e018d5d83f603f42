"""One coordinator's digest, laid out for a phone."""

from collections.abc import Iterable

from handlers.digests import items
from handlers.digests.facts import Facts
from handlers.digests.need import Need, Way
from handlers.digests.needs import needs
from handlers.rules import digest
from handlers.rules.calendar import local_day
from handlers.rules.digest import Split, split
from handlers.turn import Button
from prompts.phrase import Phrase, ShortDay, Value, Values
from storage.records.people import Profile
from storage.unit import UnitOfWork

A_ROW = 2
"""So many buttons stand in a row."""

BUTTONS = 20
"""So many rows of buttons stand under what comes behind More."""


class Page:
    """One coordinator's digest, in sections; each is parted where the first screen ends."""

    def __init__(self, facts: Facts, reader: Profile, uow: UnitOfWork) -> None:
        self._facts = facts
        self._reader = reader
        self._uow = uow
        self._needs = split(list(needs(facts)))
        self._new = split(
            [*items.new_changes(facts, uow), *items.new_updates(facts), *items.new_members(facts)]
        )
        self._unheard = split(list(items.unheard(facts)))
        self._asked = split(list(items.asked(facts)))
        self._ahead = split(items.ahead(facts, uow))

    @property
    def is_quiet(self) -> bool:
        """Whether nothing needs the reader, nothing is new, and everybody was heard."""
        return not (self._needs.first or self._new.first or self._unheard.first or self._asked.first)

    def in_a_line(self) -> Phrase:
        """Return the digest of a week without news."""
        following = self._ahead.first[:1]
        if not following:
            return Phrase("digest.quiet", self._head())
        return Phrase("digest.quiet_next", {**self._head(), "next": following[0]})

    def first(self) -> Phrase:
        """Return the first screen."""
        parts = {
            "needing": self._section(
                "digest.section_needing", self._numbered(self._needs.first, 1), self._needs
            ),
            "new": self._news(self._new.first, self._new),
            "unheard": self._section("digest.section_unheard", self._unheard.first, self._unheard),
            "asked": self._section("digest.section_asked", self._asked.first, self._asked),
            "ahead": self._section("digest.section_ahead", self._ahead.first, self._ahead),
        }
        return Phrase(
            "digest.page", {**self._head(), "heard": self._heard(), "needs": self._count(), **parts}
        )

    def rest(self) -> Phrase:
        """Return what the first screen had no room for."""
        begin = len(self._needs.first) + 1
        parts = {
            "needing": self._section("digest.section_needing", self._numbered(self._needs.rest, begin)),
            "new": self._news(self._new.rest),
            "unheard": self._section("digest.section_unheard", self._unheard.rest),
            "asked": self._section("digest.section_asked", self._asked.rest),
            "ahead": self._section("digest.section_ahead", self._ahead.rest),
        }
        return Phrase("digest.rest", {**self._head(), **parts})

    def buttons(self) -> tuple[tuple[Button, ...], ...]:
        """Return a button for each numbered need that one settles, and More where there is more."""
        rows = _settling(self._needs.first, 1)
        if any(one.rest for one in (self._needs, self._new, self._unheard, self._asked, self._ahead)):
            since = self._facts.since
            moment = str(int(since.timestamp())) if since else ""
            extra = f"{moment}.{self._facts.focus.word}"
            rows.append((Button(Phrase("digest.button_more"), "digest_more", self._reader.id, extra),))
        return tuple(rows)

    def rest_buttons(self) -> tuple[tuple[Button, ...], ...]:
        """Return a button for each need that the first screen had no room for, as many as a chat shows."""
        return tuple(_settling(self._needs.rest, len(self._needs.first) + 1)[:BUTTONS])

    def _head(self) -> Values:
        home, about = self._uow.partnership.name, self._facts.focus.name
        name: Value = Phrase("digest.about", {"partnership": home, "about": about}) if about else home
        return {"partnership": name, "on": ShortDay(self._facts.today)}

    def _heard(self) -> Phrase:
        answered, asked = digest.heard(self._facts.responses)
        if not asked:
            return Phrase("digest.heard_none")
        return Phrase("digest.heard", {"answered": answered, "asked": asked})

    def _count(self) -> Phrase:
        count = len(self._needs.first) + len(self._needs.rest)
        return Phrase("digest.needs", {"count": count}) if count else Phrase("digest.needs_none")

    @staticmethod
    def _numbered(needs: Iterable[Need], begin: int) -> tuple[Phrase, ...]:
        return tuple(
            line
            for number, one in enumerate(needs, start=begin)
            for line in (Phrase(one.key, {"number": number, **one.values}), *one.details)
        )

    def _news(self, told: tuple[Phrase, ...], whole: Split[Phrase] | None = None) -> tuple[Phrase, ...]:
        if self._facts.since is None:
            return self._section("digest.section_new", told, whole)
        zone = self._reader.person.zone or self._uow.partnership.zone
        since = ShortDay(local_day(self._facts.since, zone))
        return self._section("digest.section_new_since", told, whole, since)

    @staticmethod
    def _section(
        key: str,
        told: tuple[Phrase, ...],
        whole: Split[Need] | Split[Phrase] | None = None,
        since: ShortDay | None = None,
    ) -> tuple[Phrase, ...]:
        """Return a section with its heading, and how many more there are; nothing where it is empty."""
        if not told:
            return ()
        left = len(whole.rest) if whole else 0
        lines = (*told, Phrase("digest.more", {"count": left})) if left else told
        values: dict[str, Value] = {"items": lines}
        return (Phrase(key, values | ({"since": since} if since else {})),)


def _settling(needs: Iterable[Need], begin: int) -> list[tuple[Button, ...]]:
    """Return the ways of each need under its number, so many in a row as a phone shows."""
    return [
        tuple(_button(number, way) for way in need.ways[start : start + A_ROW])
        for number, need in enumerate(needs, start=begin)
        for start in range(0, len(need.ways), A_ROW)
    ]


def _button(number: int, way: Way) -> Button:
    label = Phrase("digest.button_need", {"number": number, "label": Phrase(way.label)})
    return Button(label, way.action, way.subject, way.extra)
