"""What a platform and somebody on it can do in tests, whichever platform it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.channels.base import Channel
from bot.clock import Clock
from storage.records.messages import Form

PICTURES = (".jpg", ".png")


def filled(form: Form, values: Mapping[str, str]) -> dict[str, str]:
    """Return what a form holds once these values, by labels or keys, are filled in over what it had."""
    unknown = values.keys() - {name for one in form.fields for name in (one.key, one.label)}
    assert not unknown, f"no such field: {unknown}, but {[one.label for one in form.fields]}"
    return {one.key: values.get(one.key, values.get(one.label, one.initial)) for one in form.fields}


@dataclass(frozen=True, slots=True)
class Shown:
    """A message in somebody's chat as they see it now. `mine` is what they wrote themselves."""

    text: str
    labels: tuple[str, ...] = ()
    mine: bool = False


class Hand(Protocol):
    """Somebody's device on one platform. What they do returns once the platform has it."""

    user: str

    async def joins(self, code: str) -> None:
        """Come with an invitation."""

    async def says(self, text: str) -> None:
        """Write into the direct chat."""

    async def command(self, word: str, rest: str) -> None:
        """Use a command in the direct chat."""

    async def presses(self, name: str) -> None:
        """Press the newest button of this label or token."""

    async def edits(self, text: str) -> None:
        """Change the words of their last message."""

    async def fills(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """Fill in the form that is open, by labels or keys, and submit it.

        Returns what is said at the fields, by label; nothing where it was taken. Fails where none is open.
        """

    async def sends(self, name: str, caption: str = "", body: bytes = b"...") -> None:
        """Send a file of this name, a picture if it ends like one, with words or without."""

    def chat(self) -> Sequence[Shown]:
        """Return the direct chat as it is now."""


class Stage(Protocol):
    """A platform with its people; it outlives the bot's restarts."""

    name: str

    async def open(self, clock: Clock) -> None:
        """Begin to serve."""

    def channel(self) -> Channel:
        """Return a new client of the bot's account."""

    def hand(self, name: str, zone: str, language: str) -> Hand:
        """Return somebody new."""

    async def told(self) -> None:
        """Return once the bot has taken all that people did."""

    async def close(self) -> None:
        """End."""
