"""A small machine behind the playground's page: fixed people, a clock to turn, a bot of a few lines."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

from bot.channels.playground.bell import Bell
from bot.channels.playground.channel import PlaygroundChannel
from bot.channels.playground.stage import (
    Advance,
    ClockView,
    CommitmentView,
    DueView,
    MemoryView,
    PersonView,
    ResponseView,
    RoundView,
)
from storage.engine import Database
from storage.records.events import EventKind, InboundEvent, Unreadable
from storage.records.messages import (
    Choice,
    Field,
    FieldType,
    Form,
    Line,
    LineKind,
    OutboundMessage,
    Span,
    Style,
    Tone,
)
from storage.tables import metadata

PEOPLE = (
    PersonView("amina", "Amina Diallo", "Lakewatch", "partner", "Africa/Dakar", "fr"),
    PersonView("ingrid", "Ingrid Berg", "Ministry of Water", "coordinator", "Europe/Oslo", "en"),
    PersonView("haddad", "Dr Samir Haddad", "University of the Lakes", "partner", "Asia/Amman", "ar"),
    PersonView("rosa", "Rosa Quispe", "BlueFlow Pumps", "partner", "America/Lima", "en"),
    PersonView("tom", "Tom Okello", "Shore Women", "partner", "Africa/Kampala", "en"),
    PersonView("lena", "Lena Fischer", "Ministry of Water", "newcomer", "Europe/Oslo", "en"),
)
FIELDS = (
    Field("moved", "What moved?", optional=False, hint="Two sentences are plenty."),
    Field("state", "How does it stand?", FieldType.CHOICE, (("good", "On track"), ("bad", "Needs a word"))),
    Field("where", "Where?", FieldType.CHOICE, tuple((str(n), f"Lake {n}") for n in range(8)), initial="3"),
    Field("pumps", "Pumps installed", FieldType.NUMBER),
    Field("due", "When is it done?", FieldType.DATE, initial="2026-12-04"),
)
MONDAY = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


class Rehearsal:
    """Everything behind the listener. It is its own stage and its own bot."""

    def __init__(self, database: Database) -> None:
        self.now = MONDAY - timedelta(hours=1)
        self.bell = Bell()
        self.channel = PlaygroundChannel(database, self.bell, lambda: self.now)
        self.events: list[InboundEvent] = []
        self.outcomes = {person.id: "planned" for person in PEOPLE[:1] + PEOPLE[2:5]}
        self.commitments: tuple[CommitmentView, ...] = ()
        self.asked = False
        self._told = count()

    async def people(self) -> Sequence[PersonView]:
        return PEOPLE

    async def clock(self) -> ClockView:
        due = DueView(MONDAY, "checkin.response", "Amina Diallo") if self.now < MONDAY else None
        return ClockView(self.now, due)

    async def advance(self, step: Advance) -> None:
        moves = {Advance.HOUR: timedelta(hours=1), Advance.DAY: timedelta(days=1)}
        self.now += moves.get(step, max(MONDAY - self.now, timedelta(days=3)))
        if self.now >= MONDAY and not self.asked:
            self.asked = True
            self.outcomes["amina"] = "asked"
            await self.tell("amina", line("What moved since last time?", style=Style.STRONG))
        if self.commitments and self.commitments[0].state == "open":
            self.commitments = (replace(self.commitments[0], notice="escalated"),)

    async def memory(self) -> MemoryView:
        parts = tuple(
            ResponseView(person.id, person.name, self.outcomes[person.id])
            for person in PEOPLE
            if person.id in self.outcomes
        )
        rounds = (
            (RoundView(1, "progress", MONDAY.date(), closed=False, responses=parts),) if self.asked else ()
        )
        return MemoryView("Clean Water Lakes", rounds, self.commitments)

    async def accept(self, event: InboundEvent | Unreadable) -> None:
        assert isinstance(event, InboundEvent)
        self.events.append(event)
        if event.kind is EventKind.TEXT and "Friday" in event.text:
            await self.propose(event.user)
        elif event.view is not None:
            await self.give_form(event)
        elif event.kind is EventKind.FORM:
            await self.tell(event.user, line(f"Taken: {dict(event.values)}"))
        elif event.kind is EventKind.CHOICE:
            self.commitments = tuple(replace(each, state="open") for each in self.commitments)
            await self.tell(event.user, line("Noted. Thank you."))
        elif event.kind is EventKind.TEXT:
            await self.tell(event.user, line(f"Heard: {event.text}"))

    async def propose(self, person: str) -> None:
        view = CommitmentView(
            1, person, "Amina Diallo", "Lakewatch", "Water quality report", date(2026, 12, 4), "proposed"
        )
        self.commitments, self.outcomes["amina"] = (view,), "answered"
        choices = (
            (Choice("Confirm", "confirm:1", Tone.PRIMARY), Choice("Change date", "change:1")),
            (Choice("Not a commitment", "drop:1"),),
        )
        await self.tell(person, line("Shall I note it for Friday 4 December?"), choices=choices)

    async def give_form(self, event: InboundEvent) -> None:
        sheet = Form("Progress", "filled:1:7:", "Send", FIELDS, (line("Coordinators read this."),))
        message = OutboundMessage(
            "playground", "playground", event.user, (), language="fr", form=sheet, view=event.view
        )
        await self.channel.send(message, f"told {next(self._told)}", None)

    async def tell(
        self,
        person: str,
        *lines: Line,
        choices: tuple[tuple[Choice, ...], ...] = (),
        language: str = "en",
        card: str | None = None,
    ) -> int:
        message = OutboundMessage("playground", "playground", person, lines, choices, card, language=language)
        sent = await self.channel.send(message, f"told {next(self._told)}", None)
        return int(sent.ids[0])


@asynccontextmanager
async def rehearsal(folder: Path) -> AsyncIterator[Rehearsal]:
    """Yield a machine that listens, on a database of its own."""
    database = Database(f"sqlite:///{folder / 'playground.db'}")
    await database.write(metadata.create_all)
    machine = Rehearsal(database)
    listening = asyncio.create_task(machine.channel.listen(machine.accept))
    try:
        yield machine
    finally:
        listening.cancel()
        with suppress(asyncio.CancelledError):
            await listening
        database.close()


def line(text: str = "", kind: LineKind = LineKind.TEXT, style: Style = Style.PLAIN) -> Line:
    """Return a line of one span, or an empty one."""
    return Line((Span(text, style),) if text else (), kind)
