"""A member of a partnership in a test, and what they do and hear in their direct chat."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from storage.records.people import Address, Member, Partnership
from storage.unit import UnitOfWork
from tests.hands import Hand, Shown

T = TypeVar("T")


class Place(Protocol):
    """The house, as far as a partner needs it."""

    async def settle(self) -> None:
        """Return when the bot has done all there is to do now."""

    async def address_of(self, partner: "Partner") -> Address:
        """Return where a partner writes from."""

    async def look(self, question: Callable[[UnitOfWork], T], partnership: Partnership | None = None) -> T:
        """Return what the bot remembers of a partnership."""


class Partner:
    """A member in their direct chat with the bot. What they do returns once all that follows has happened."""

    def __init__(self, house: Place, name: str, partnership: Partnership, hand: Hand) -> None:
        self.name = name
        self.partnership = partnership
        self.hand = hand
        self._house = house

    async def says(self, text: str) -> None:
        """Write a message."""
        await self.hand.says(text)
        await self._house.settle()

    async def command(self, word: str, rest: str = "") -> None:
        """Use a command."""
        await self.hand.command(word, rest)
        await self._house.settle()

    async def presses(self, name: str) -> None:
        """Press the newest button of this label or token."""
        await self.hand.presses(name)
        await self._house.settle()

    async def edits(self, text: str) -> None:
        """Change the words of their last message."""
        await self.hand.edits(text)
        await self._house.settle()

    async def fills(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """Fill in the form that is open, by labels or keys; return what is said at the fields, by label."""
        wrong = await self.hand.fills(values)
        await self._house.settle()
        return wrong

    async def sends(self, name: str, caption: str = "", body: bytes = b"...") -> None:
        """Send a file of this name, a picture if it ends like one, with words or without."""
        await self.hand.sends(name, caption, body)
        await self._house.settle()

    @property
    def chat(self) -> Sequence[Shown]:
        """The whole chat as they see it now."""
        return self.hand.chat()

    @property
    def heard(self) -> list[str]:
        """What the bot has said to them, oldest first."""
        return [one.text for one in self.chat if not one.mine]

    @property
    def last(self) -> Shown:
        """The bot's last message to them."""
        return next(one for one in reversed(self.chat) if not one.mine)

    async def hears(self, fragment: str) -> Shown:
        """Return the bot's newest message with these words; fails, showing the chat, if there is none."""
        await self._house.settle()
        for one in reversed(self.chat):
            if not one.mine and fragment in one.text:
                return one
        told = "\n".join(f"  {'>' if one.mine else ' '} {one.text!r} {one.labels or ''}" for one in self.chat)
        raise AssertionError(f"{self.name} never heard {fragment!r}, but:\n{told or '  (nothing)'}")

    async def member(self) -> Member:
        """Return the membership as it is stored now."""
        address = await self._house.address_of(self)
        found = await self._house.look(lambda uow: uow.members.of_person(address.person_id), self.partnership)
        assert found, f"{self.name} is no member"
        return found
