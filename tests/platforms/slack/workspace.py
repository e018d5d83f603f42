"""The workspace as it is now: people, conversations and messages, and a bell that rings at each change."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.platforms.slack import mrkdwn
from tests.platforms.slack.limits import SlackRefusal
from tests.platforms.slack.uploads import Uploads

Json = dict[str, Any]

TEAM, APP, BOT_USER, BOT = "T0HOME", "A0APP", "U0BOT", "B0BOT"


@dataclass(frozen=True)
class Button:
    """A button as a reader sees it. `token` is the action's value."""

    label: str
    token: str
    url: str
    action_id: str
    block_id: str


@dataclass
class ChatMessage:
    """One message of a conversation. `only` is the one user who may see an ephemeral one."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    metadata: Json | None = None
    only: str | None = None
    edited: str | None = None
    files: list[Json] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The id as the adapter spells it."""
        return f"{self.channel}:{self.ts}"

    @property
    def from_bot(self) -> bool:
        return self.user == BOT_USER

    @property
    def shown(self) -> mrkdwn.Shown:
        return mrkdwn.message(self.text, self.blocks)

    @property
    def visible(self) -> str:
        """The words that a reader sees."""
        return self.shown.text

    @property
    def buttons(self) -> list[Button]:
        return [
            Button(
                element["text"]["text"],
                element.get("value", ""),
                element.get("url", ""),
                element.get("action_id", ""),
                block.get("block_id", ""),
            )
            for block in self.blocks
            if block["type"] == "actions"
            for element in block["elements"]
            if element["type"] == "button"
        ]

    @property
    def pictures(self) -> list[tuple[str, str]]:
        """The ids of the files that are shown in it, each with the words that it stands for."""
        return [
            (block["slack_file"]["id"], block["alt_text"])
            for block in self.blocks
            if block["type"] == "image"
        ]

    def as_json(self, *, with_metadata: bool = True) -> Json:
        """The message object of the Web API and of events."""
        body: Json = {"type": "message", "user": self.user, "text": self.text, "ts": self.ts, "team": TEAM}
        if self.from_bot:
            body |= {"bot_id": BOT, "app_id": APP}
        if self.blocks:
            body["blocks"] = self.blocks
        if self.thread_ts:
            body["thread_ts"] = self.thread_ts
        if self.edited:
            body["edited"] = {"user": self.user, "ts": self.edited}
        if self.metadata and with_metadata:
            body["metadata"] = self.metadata
        if self.files:
            body["files"] = self.files
        return body


@dataclass
class Conversation:
    """A direct chat (`D...`) or a channel (`C...`)."""

    id: str
    name: str
    members: set[str]
    is_archived: bool = False

    @property
    def direct(self) -> bool:
        return self.id.startswith("D")


@dataclass
class Account:
    """A user of the workspace, or a guest of another team."""

    id: str
    name: str
    zone: str = "UTC"
    locale: str = "en-US"
    team: str = TEAM
    deleted: bool = False
    blocks_bot: bool = False


@dataclass(frozen=True)
class SharedFile:
    """A file that somebody shared: what Slack tells of it, and what is in it."""

    facts: Json
    body: bytes


@dataclass
class Workspace:
    """All that Slack remembers. `now` gives Unix seconds and may be replaced by a clock that is turned.

    `views` are those that are open, and `viewers` whose they are.
    """

    now: Callable[[], float] = time.time
    accounts: dict[str, Account] = field(default_factory=dict)
    conversations: dict[str, Conversation] = field(default_factory=dict)
    messages: dict[tuple[str, str], ChatMessage] = field(default_factory=dict)
    homes: dict[str, Json] = field(default_factory=dict)
    views: dict[str, Json] = field(default_factory=dict)
    viewers: dict[str, str] = field(default_factory=dict)
    files: dict[str, SharedFile] = field(default_factory=dict)
    uploads: Uploads = field(default_factory=Uploads)
    pings: list[str] = field(default_factory=list)
    messages_tab: bool = True
    address: Callable[[], str] = lambda: ""
    _last: int = 0
    _count: int = 0
    _bell: asyncio.Condition = field(default_factory=asyncio.Condition)

    def number(self) -> int:
        """A number never given before."""
        self._count += 1
        return self._count

    def ts(self) -> str:
        """A message timestamp, unique in the workspace and growing."""
        self._last = max(int(self.now() * 1_000_000), self._last + 1)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    def conversation(self, channel: str, *, member: bool = True) -> Conversation:
        """The conversation by its id, as the bot may use it; raises Slack's refusals."""
        found = self.conversations.get(channel)
        if found is None or (found.direct and BOT_USER not in found.members):
            raise SlackRefusal("channel_not_found")
        if found.is_archived:
            raise SlackRefusal("is_archived")
        if member and BOT_USER not in found.members:
            raise SlackRefusal("not_in_channel")
        return found

    def account(self, user: str) -> Account:
        """The user by id; raises `user_not_found`."""
        if user not in self.accounts:
            raise SlackRefusal("user_not_found")
        return self.accounts[user]

    def direct(self, user: str) -> Conversation:
        """The direct chat of the user and the bot, opened when it is not yet there."""
        account = self.account(user)
        channel = f"D{account.id[1:]}"
        return self.conversations.setdefault(
            channel, Conversation(channel, "directmessage", {user, BOT_USER})
        )

    def view_of(self, user: str) -> Json | None:
        """The view that is open before the user; None if none is."""
        mine = [view for view_id, view in self.views.items() if self.viewers.get(view_id) == user]
        return mine[-1] if mine else None

    async def close_view(self, view_id: str) -> None:
        """Take a view away."""
        self.views.pop(view_id, None)
        await self.changed()

    async def put(self, message: ChatMessage) -> ChatMessage:
        """Add a message, or replace the one with its timestamp, and ring the bell."""
        self.messages[message.channel, message.ts] = message
        if message.from_bot:
            self.pings += message.shown.pings
        await self.changed()
        return message

    def listed(self, channel: str, reader: str | None = None) -> list[ChatMessage]:
        """The conversation's messages by time, without the ephemeral ones of other readers."""
        rows = [
            row for row in self.messages.values() if row.channel == channel and row.only in {None, reader}
        ]
        return sorted(rows, key=lambda row: float(row.ts))

    async def changed(self) -> None:
        """Wake all who wait for something."""
        async with self._bell:
            self._bell.notify_all()

    async def until(self, condition: Callable[[], bool], within: float) -> None:
        """Return as soon as the condition holds; raises `TimeoutError` after `within` seconds."""

        async def wait() -> None:
            async with self._bell:
                await self._bell.wait_for(condition)

        await asyncio.wait_for(wait(), within)
