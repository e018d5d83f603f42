"""From what a handler says to what an outbox holds: to whom, where, in whose language."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from bot.compose import Composer
from bot.drafting import Drafting
from bot.placing import Occasion, Reader, is_seen_in_group, place, readers_of, to_one
from handlers.turn import Message, Report
from prompts.phrase import Phrase
from storage.queue import outbox
from storage.queue.lanes import ROUTINE, URGENT
from storage.queue.outbox import Departure
from storage.records.events import InboundEvent, Receipt
from storage.records.messages import Choice, Line, OutboundMessage, Span, Style
from storage.records.people import Group, MemberId, Partnership
from storage.unit import UnitOfWork

FALLBACK_ZONE = "UTC"
"""The zone of somebody of whom nothing is known."""


NOT_REACHED = "no_chat"
"""Why a message was not delivered to somebody who has no chat with us."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one partnership says in a message that several may share."""

    uow: UnitOfWork
    message: Message


@dataclass(frozen=True, slots=True)
class Together:
    """One message to one person, of one partnership or several, and who is told its outcome.

    `to` is who they are in the first part's partnership, `key` is the outbox's. The `opening` is what
    stands above all, and tells nothing of any partnership.
    """

    key: str
    to: MemberId
    parts: tuple[Part, ...]
    opening: Phrase | None
    report: Report


class Postmaster:
    """Composes messages and puts them into the outbox.

    `forms` are the channels that can show a form, `whispers` those that can show one member of a group
    a message alone.
    """

    def __init__(
        self, composer: Composer, forms: Collection[str] = (), whispers: Collection[str] = ()
    ) -> None:
        self._composer = composer
        self._forms = forms
        self._whispers = whispers

    def post(self, conn: sa.Connection, occasion: Occasion, messages: list[Message]) -> list[Receipt]:
        """Put the messages into the outbox, each in its reader's language.

        Returns the receipts of those that nobody can be reached with, which are outcomes at once.
        """
        messages = [to_one(occasion, one) for one in messages]
        members = {one.to for one in messages if one.to is not None and not isinstance(one.to, Group)}
        readers = readers_of(conn, occasion, members)
        departures: list[Departure] = []
        unreachable: list[Receipt] = []
        for ordinal, message in enumerate(messages):
            to = message.to
            reader = None if to is None or isinstance(to, Group) else readers[to]
            where = place(occasion, message, reader, self._whispers)
            if where is not None:
                departures.append(self._departure(occasion, message, (reader, where, ordinal)))
            elif message.report is not None:
                report = message.report
                unreachable.append(
                    Receipt(occasion.partnership.id, report.kind, report.subject, occasion.now, NOT_REACHED)
                )
        if occasion.event is not None and occasion.event.view and not any(one.form for one in messages):
            reader = readers.get(occasion.speaker.member) if occasion.speaker else None
            departures.append(self._farewell(occasion, occasion.event, reader))
        outbox.put(conn, departures, occasion.now)
        return unreachable

    def is_seen_in_group(self, occasion: Occasion, message: Message) -> bool:
        """Say whether the one who acted in a group sees there what is said."""
        return is_seen_in_group(occasion, message, self._whispers)

    def post_together(self, conn: sa.Connection, occasion: Occasion, together: Together) -> list[Receipt]:
        """Put what several partnerships say to one person into the outbox, as one message.

        The occasion's unit is the first part's. Returns the receipt where nobody can be reached.
        """
        first, report = together.parts[0].message, together.report
        reader = readers_of(conn, occasion, {together.to})[together.to]
        where = place(occasion, first, reader, self._whispers)
        if where is None:
            return [Receipt(occasion.partnership.id, report.kind, report.subject, occasion.now, NOT_REACHED)]
        composed = replace(self._composed(occasion, reader, where, together), shared=len(together.parts) > 1)
        departure = Departure(
            together.key, ROUTINE, composed, occasion.partnership.id, report.kind, report.subject
        )
        outbox.put(conn, [departure], occasion.now)
        return []

    def _composed(
        self, occasion: Occasion, reader: Reader, where: OutboundMessage, together: Together
    ) -> OutboundMessage:
        """Return the message with its parts one under the other, each under its partnership's name."""
        opening = (
            self._draft(occasion, reader, where.channel).lines(together.opening) if together.opening else ()
        )
        lines: list[Line] = []
        choices: list[tuple[Choice, ...]] = []
        several = len(together.parts) > 1
        for part in together.parts:
            draft = self._draft(replace(occasion, uow=part.uow), reader, where.channel)
            above = () if several else opening
            told = (*above, *draft.lines(part.message.text))
            lines += [*([Line()] if lines else []), *_headed(told, part.uow.partnership, reader)]
            choices += draft.choices(part.message)
        over = (*opening, Line()) if several else ()
        language = self._composer.catalogue.spoken(_tongue(occasion, reader)[0])
        return replace(where, lines=(*over, *lines), choices=tuple(choices), language=language)

    def answer(
        self, event: InboundEvent, phrase: Phrase, now: datetime, buttons: Iterable[Choice] = ()
    ) -> OutboundMessage:
        """Return a message to somebody of whom no partnership is known, where they wrote from.

        Buttons name the partnerships of a person, so that in a group only they may see them.
        """
        language = event.language or "en"
        choices = tuple((one,) for one in buttons)
        return OutboundMessage(
            event.channel,
            event.account,
            event.chat,
            self._composer.lines(phrase, language, event.zone or FALLBACK_ZONE, now),
            choices,
            thread=event.thread,
            only=event.user if choices and not event.direct else None,
            language=self._composer.catalogue.spoken(language),
        )

    def _departure(
        self, occasion: Occasion, message: Message, placed: tuple[Reader | None, OutboundMessage, int]
    ) -> Departure:
        reader, envelope, ordinal = placed
        draft = self._draft(occasion, reader, envelope.channel)
        form = draft.form(message.form) if message.form is not None and envelope.view else None
        home = occasion.partnership
        composed = replace(
            envelope,
            lines=_headed(draft.lines(message.text), home, reader),
            choices=() if form else draft.choices(message),
            card=None if form or message.picture or envelope.only else message.card,
            picture=draft.picture(message.picture) if message.picture else None,
            language=self._composer.catalogue.spoken(draft.language),
            form=replace(form, intro=_headed(form.intro, home, reader)) if form else None,
        )
        reply = occasion.event is not None and message.key is None
        key = (
            f"{occasion.key}#{ordinal}" if message.key is None else f"{occasion.partnership.id}/{message.key}"
        )
        return Departure(
            key,
            URGENT if reply else ROUTINE,
            composed,
            occasion.partnership.id,
            message.report.kind if message.report else None,
            message.report.subject if message.report else None,
        )

    def _farewell(self, occasion: Occasion, event: InboundEvent, reader: Reader | None) -> Departure:
        """Return what fills a view that opened for no form: a word to look into the chat."""
        draft = self._draft(occasion, reader, event.channel)
        shown = OutboundMessage(
            event.channel,
            event.account,
            event.chat,
            draft.lines(Phrase("form.in_chat")),
            language=self._composer.catalogue.spoken(draft.language),
            view=event.view,
        )
        return Departure(f"{occasion.key}#view", URGENT, shown, occasion.partnership.id)

    def _draft(self, occasion: Occasion, reader: Reader | None, channel: str) -> Drafting:
        language, zone = _tongue(occasion, reader)
        number = occasion.partnership.id
        return Drafting(self._composer, language, zone, occasion.now, number, channel in self._forms)


def _headed(lines: tuple[Line, ...], home: Partnership, reader: Reader | None) -> tuple[Line, ...]:
    """Return lines under their partnership's name, where somebody in several needs to be told it."""
    if reader is None or not reader.in_several or (lines and lines[0].text.startswith(home.name)):
        return lines
    return (Line((Span(home.name, Style.STRONG),)), *lines)


def _tongue(occasion: Occasion, reader: Reader | None) -> tuple[str, str]:
    """Return the reader's language and zone; a group reads the partnership's."""
    home = occasion.partnership
    if reader is None:
        return home.language, home.zone
    return reader.person.language or home.language, reader.person.zone or home.zone
