"""What stories of the guidebook need: books on the shelf, guides that do as told, and a room to ask in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from bot.guidebook.answering.guide import Asked, QuotingGuide
from bot.guidebook.finding.index import Found
from handlers.guidebook.shelving.placing import place
from handlers.turn import Finding, Paper
from storage.records.conversations import Audience
from storage.records.guidebook import (
    DocumentId,
    Guidebook,
    GuidebookId,
    Outcome,
    Passage,
    PassageId,
)
from storage.unit import NEW, UnitOfWork
from tests.flows.devices import slack_of, slack_server, telegram_of, telegram_server
from tests.flows.lakes import Lakes
from tests.flows.rooms import tie, tied
from tests.hands import Shown
from tests.house import Partner
from tests.platforms import slack, telegram
from tests.stages import SlackHand

SIGNS = "The ministry signs the data agreement."
LEAVES = "The boat leaves the north pier at eight on Monday mornings."


@dataclass(frozen=True)
class Book:
    """A document with its passages, each a section, a page and a text."""

    title: str
    passages: Sequence[tuple[str, int | None, str]]
    language: str = "en"
    audience: Audience = Audience.PARTNERS
    source: bytes | None = None

    async def put(self, lakes: Lakes) -> list[Passage]:
        """Put it on a shelf for its audience, in the place of its earlier version; return its passages."""

        def add(uow: UnitOfWork) -> list[Passage]:
            name = f"For {self.audience}"
            shelf = uow.guidebooks.named(name) or uow.guidebooks.add(
                Guidebook(GuidebookId(NEW), name, audience=self.audience)
            )
            texts = [Passage(PassageId(NEW), DocumentId(NEW), n, *one) for n, one in enumerate(self.passages)]
            paper = Paper(
                self.title,
                self.title,
                sha256(repr(self).encode()).hexdigest(),
                self.language,
                9 if self.source else None,
                tuple(texts),
                source=self.source,
            )
            placed = place(paper, shelf, uow, lakes.house.clock.now())
            assert placed is not None
            return uow.passages.of([placed.document.id])

        return await lakes.house.change(add)


PLAYBOOK = Book(
    "Playbook",
    [
        ("Data › Agreement", 4, f"Every partner may use the data. {SIGNS}"),
        ("Data › Agreement", 5, "The agreement on the data is looked at again each spring."),
        ("Data › Storage", 6, "The university stores the survey data for ten years."),
        ("Boats", 7, LEAVES),
    ],
)

ALMANAC = Book(
    "Almanac", [(f"Day {day}", None, f"Day {day} of the survey is for pier {day}.") for day in range(50)]
)
"""Enough to tell by its words what the partnership is about."""


@dataclass
class Told(QuotingGuide):
    """A guide that says `finding` to whatever is asked (None: it quotes), and remembers what that was."""

    finding: Finding | None = None
    asked: list[Asked] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    async def answer(self, asked: Asked, found: Sequence[Found]) -> Finding:
        """Say it."""
        self.asked.append(asked)
        return await super().answer(asked, found) if self.finding is None else self.finding


SILENT = Finding(Outcome.SILENT)


async def guided(lakes: Lakes, finding: Finding | None = None) -> Told:
    """Have a guide answer that does as told; return it."""
    lakes.house.guide = told = Told(finding)
    await lakes.house.restart()
    return told


@dataclass(frozen=True)
class Room:
    """A group that is tied to the partnership, whatever the platform."""

    lakes: Lakes
    place: slack.Conversation | telegram.Group

    async def asks(self, who: Partner, text: str) -> None:
        """Mention the bot with a question."""
        if isinstance(self.place, telegram.Group):
            await telegram_of(who).says(f"@convenor_bot {text}", group=self.place)
        else:
            await slack_of(who).mentions_bot(self.place, text)
        await self.lakes.house.settle()

    async def whispers(self, who: Partner, text: str) -> None:
        """Use the command for a question that is nobody else's business."""
        if isinstance(self.place, telegram.Group):
            await telegram_of(who).command("ask", text, group=self.place)
        else:
            await slack_of(who).command("ask", text, channel=self.place)
        await self.lakes.house.settle()

    async def presses(self, who: Partner, label: str) -> None:
        """Press the newest button of this label that they see in the room."""
        if isinstance(self.place, telegram.Group):
            await telegram_of(who).presses(label, group=self.place)
        else:
            await slack_of(who).presses(label, channel=self.place)
        await self.lakes.house.settle()

    def seen_by(self, who: Partner) -> list[Shown]:
        """Return what the bot said in the room that somebody sees, oldest first."""
        if isinstance(self.place, telegram.Group):
            me = telegram_server(self.lakes.house).bot.id
            return [Shown(one.text, tuple(one.labels)) for one in self.place.chat if one.sender == me]
        return [
            Shown(one.visible, tuple(each.label for each in one.buttons))
            for one in slack_of(who).sees_in(self.place)
            if one.from_bot
        ]

    def answering(self, who: Partner) -> list[str]:
        """Return what the bot said in answer to the last message that somebody wrote in the room."""
        if isinstance(self.place, telegram.Group):
            *_, asked = (one.id for one in self.place.chat if one.sender == telegram_of(who).id)
            return [one.text for one in self.place.chat if one.reply_to == asked]
        seen = slack_of(who).sees_in(self.place)
        *_, began = (one.ts for one in seen if one.user == slack_of(who).id)
        return [one.visible for one in seen if one.thread_ts == began and one.from_bot]

    def private_to(self, who: Partner) -> Shown:
        """Return what they alone were last told: in the room where the platform can, else in their chat."""
        return self.seen_by(who)[-1] if isinstance(who.hand, SlackHand) else who.last

    async def presses_alone(self, who: Partner, label: str) -> None:
        """Press the newest button of this label under what they alone see."""
        if isinstance(who.hand, SlackHand):
            await self.presses(who, label)
        else:
            await who.presses(label)


async def room_of(lakes: Lakes) -> Room:
    """Return a group of the partnership with its people in it."""
    if not isinstance(lakes.ingrid.hand, SlackHand):
        return Room(lakes, await tied(lakes))
    people = [slack_of(one) for one in (lakes.ingrid, lakes.amina, lakes.jonas)]
    channel = slack_server(lakes.house).channel("lakes", *people)
    await tie(lakes, channel.id)
    return Room(lakes, channel)
