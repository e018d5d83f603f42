"""What a channel is: it listens, it sends, and it fails in one of three ways."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

from aiohttp import web

from prompts.terminal import sentence
from storage.records.events import File, InboundEvent, Unreadable
from storage.records.messages import OutboundMessage, Sent
from storage.records.people import Door

Accept = Callable[[InboundEvent | Unreadable], Awaitable[None]]
"""Stores an event; returns once it is committed, and only then may the platform be thanked."""


class TryLater(Exception):
    """The platform cannot take it now. It never counts as a failure. `after` is in seconds."""

    def __init__(self, after: float, reason: str) -> None:
        super().__init__(reason)
        self.after = after
        self.reason = reason


class Undeliverable(Exception):
    """The platform will never take it. `reason` is one word of `REASONS`, told to coordinators.

    "rejected" is about the message alone; with the others nothing reaches the chat.
    """

    REASONS = ("blocked", "no_chat", "unknown_user", "forbidden", "rejected")

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason


class NotFetched(Exception):
    """A file cannot be had. `reason` is one word of `REASONS`, kept beside the reference to the file."""

    REASONS = ("too_large", "gone", "forbidden", "unreachable")

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TokenRefused(Exception):
    """The platform does not know our token. Nothing but another token helps."""


class Unknown(Exception):
    """The request left and no answer came: it may or may not have been delivered."""


class CredentialError(Exception):
    """A platform did not take a token, or could not be asked. `line` says what, `remedy` what to do."""

    def __init__(self, reason: str, **facts: object) -> None:
        self.line = sentence(f"credentials.{reason}.line", **facts)
        self.remedy = sentence(f"credentials.{reason}.remedy", **facts)
        super().__init__(self.line)


class Channel(Protocol):
    """One account on one platform. Platform differences end here.

    `forms` says whether it can open a form at a button and bring back what was filled in, `whispers`
    whether it can show a message in a group to one of its members alone. `pace` is how many seconds are
    to lie between two sketches of the account, so that its rate is kept for what must be said.
    """

    name: str
    account: str
    forms: bool
    whispers: bool
    pace: float

    @property
    def alone(self) -> bool:
        """Say whether only one process at a time may listen, as with a poller."""

    async def start(self) -> None:
        """Open the clients and learn who we are. `account` is set afterwards.

        Raises `TryLater`, after which it may be called again, or `TokenRefused`.
        """

    async def listen(self, accept: Accept) -> None:
        """Feed events until cancelled. A channel that is fed by webhooks alone just waits."""

    def routes(self, accept: Accept) -> list[web.RouteDef]:
        """Return the webhooks to serve; none when the channel fetches or is connected."""

    async def send(
        self, message: OutboundMessage, key: str, before: Sent | None, picture: bytes | None = None
    ) -> Sent:
        """Send or, where `before` names the card's messages, replace them.

        `key` names the message, the same on each try. `picture` is the PNG of a message with one; where
        the platform shows none, its words are sent. What is for a view that is gone is let go:
        the chat still has the question. Raises `TryLater`, `Undeliverable` or `Unknown`.
        """

    async def sketch(self, message: OutboundMessage, there: Sent) -> None:
        """Show in the first message of `there` as much of `message` as one message holds.

        One that is gone is let be. Raises as `send` does, and `Unknown` wherever it may still come about.
        """

    async def find(self, message: OutboundMessage, key: str, since: datetime) -> Sent | None:
        """Return what was sent under `key` by a call whose answer never came; None if unknown."""

    async def fetch(self, file: File, most: int) -> bytes:
        """Return what is in a file that somebody sent, of at most so many bytes.

        Raises `NotFetched`, or `TryLater`.
        """

    def door(self) -> Door:
        """Return how people with an invitation come in; known once started."""

    async def close(self) -> None:
        """Close the clients."""
