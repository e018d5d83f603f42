"""Paper as a platform: no server, no client, and every failure to order."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.clock import Clock
from storage.records.events import EventKind, File, InboundEvent
from tests.hands import PICTURES, Shown, filled
from tests.paper import Paper, PaperChannel


class PaperStage:
    """Paper: no server, no client, and every failure to order."""

    name = "paper"

    def __init__(self, paper: Paper | None = None) -> None:
        self.paper = paper or Paper()

    async def open(self, clock: Clock) -> None:
        """Know the time."""
        self._clock = clock

    def channel(self) -> PaperChannel:
        """Return a new client."""
        return PaperChannel(self.paper)

    def hand(self, name: str, zone: str, language: str) -> "PaperHand":
        """Return somebody new."""
        return PaperHand(self.paper, name, self._clock)

    async def told(self) -> None:
        """Return at once: telling returns when it is accepted."""

    async def close(self) -> None:
        """Nothing is open."""


class PaperHand:
    """Somebody who writes letters. Their user is their name."""

    def __init__(self, paper: Paper, name: str, clock: Clock) -> None:
        self.user = name
        self._paper = paper
        self._clock = clock
        self._said = ""

    def event(self, text: str = "", kind: EventKind = EventKind.TEXT, **more: Any) -> InboundEvent:
        """Return what they would do now."""
        return self._paper.event(self.user, text, now=self._clock.now(), kind=kind, name=self.user, **more)

    async def joins(self, code: str) -> None:
        """Come with the code."""
        await self._paper.tell(self.event(code, EventKind.COMMAND, command="start"))

    async def says(self, text: str) -> None:
        """Write."""
        said = self.event(text)
        self._said = said.key
        await self._paper.tell(said)

    async def command(self, word: str, rest: str) -> None:
        """Use a command."""
        await self._paper.tell(self.event(rest, EventKind.COMMAND, command=word))

    async def presses(self, name: str) -> None:
        """Press a button."""
        for letter in reversed(self._paper.to(self.user)):
            for choice in (one for row in letter.message.choices for one in row):
                if name in {choice.label, choice.token}:
                    view = f"view of {self.user}" if choice.opens else None
                    await self._paper.tell(self.event(kind=EventKind.CHOICE, token=choice.token, view=view))
                    return
        raise AssertionError(f"{self.user} sees no button {name!r} in {self.chat()}")

    async def edits(self, text: str) -> None:
        """Change the last message."""
        await self._paper.tell(self.event(text, EventKind.EDITED, message=self._said))

    async def fills(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """Fill in the newest form by its fields' labels or keys; paper finds nothing wrong with it."""
        forms = [one.message.form for one in self._paper.to(self.user) if one.message.form]
        assert forms, f"{self.user} sees no form in {self.chat()}"
        given = tuple(filled(forms[-1], values).items())
        await self._paper.tell(self.event(kind=EventKind.FORM, token=forms[-1].token, values=given))
        return {}

    async def sends(self, name: str, caption: str = "", body: bytes = b"...") -> None:
        """Send a file."""
        kind = "photo" if name.endswith(PICTURES) else "document"
        file = File(f"{self.user}/{name}", kind, name, size=len(body))
        self._paper.files[file.id] = body
        what = EventKind.TEXT if caption else EventKind.OTHER
        await self._paper.tell(self.event(caption or kind, what, files=(file,)))

    def chat(self) -> Sequence[Shown]:
        """Return the letters that came."""
        return [
            Shown(one.text, tuple(each.label for row in one.message.choices for each in row))
            for one in self._paper.to(self.user)
        ]
