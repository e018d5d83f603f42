"""The playground as a platform: people act through the channel that the page itself acts through."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import count

from bot.channels.playground.bell import Bell
from bot.channels.playground.channel import Misfilled, PlaygroundChannel
from bot.clock import Clock
from storage.engine import Database
from storage.queue import playground
from storage.records.events import File
from storage.records.playground import Kept
from tests.hands import PICTURES, Shown, filled


class PlaygroundStage:
    """The playground. What it showed is kept in the house's own database."""

    name = "playground"

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self, clock: Clock) -> None:
        """Know the time."""
        self._clock = clock

    def channel(self) -> PlaygroundChannel:
        """Return a new channel; people go on with the newest."""
        self.bell = Bell()
        self.newest = PlaygroundChannel(self._database, self.bell, self._clock.now)
        return self.newest

    def hand(self, name: str, zone: str, language: str) -> "PageHand":
        """Return somebody new."""
        return PageHand(self, name)

    def kept(self, user: str) -> list[Kept]:
        """Return somebody's chat."""
        return self._database.write_now(partial(playground.read, chat=user))

    async def told(self) -> None:
        """Return at once: saying returns when it is accepted."""

    async def close(self) -> None:
        """Nothing is open."""


class PageHand:
    """Somebody on the page. Their user is their name."""

    def __init__(self, stage: PlaygroundStage, name: str) -> None:
        self.user = name
        self._stage = stage
        self._keys = count(1)

    async def joins(self, code: str) -> None:
        """Type the code."""
        await self.says(f"/join {code}")

    async def says(self, text: str) -> None:
        """Write."""
        await self._stage.newest.say(self.user, text, str(next(self._keys)))

    async def command(self, word: str, rest: str) -> None:
        """Write `/word rest`."""
        await self.says(f"/{word} {rest}".strip())

    async def presses(self, name: str) -> None:
        """Click."""
        for one in reversed(self._stage.kept(self.user)):
            for choice in (each for row in one.body.choices for each in row):
                if not one.mine and name in {choice.label, choice.token}:
                    await self._stage.newest.press(self.user, str(one.id), choice.token)
                    return
        raise AssertionError(f"{self.user} sees no button {name!r}")

    async def edits(self, text: str) -> None:
        """Change the words of their last message."""
        last = next(one for one in reversed(self._stage.kept(self.user)) if one.mine)
        await self._stage.newest.edit(self.user, str(last.id), text)

    async def fills(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """Fill in the dialog by labels or keys, over what it holds, and submit it."""
        channel = self._stage.newest
        sheet = channel.form(self.user)
        form = sheet.message.form if sheet and sheet.message else None
        assert form, f"{self.user} has no form before them"
        labels = {one.key: one.label for one in form.fields}
        try:
            await channel.fill(self.user, sheet.view if sheet else "", filled(form, values))
        except Misfilled as wrong:
            return {labels[key]: sentence for key, sentence in wrong.problems.items()}
        return {}

    async def sends(self, name: str, caption: str = "", body: bytes = b"...") -> None:
        """Attach a file."""
        kind = "photo" if name.endswith(PICTURES) else "document"
        number = str(next(self._keys))
        await self._stage.newest.attach(self.user, File(number, kind, name, "", len(body)), caption, body)

    def chat(self) -> Sequence[Shown]:
        """Return the chat as it is now."""
        return [
            Shown(one.body.text, tuple(each.label for row in one.body.choices for each in row), one.mine)
            for one in self._stage.kept(self.user)
        ]
