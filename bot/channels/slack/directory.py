"""Who people are, as Slack knows them, and where their direct chats are; kept so that nobody waits for it."""

import asyncio
from dataclasses import dataclass

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import seconds

log = structlog.get_logger()

FIRST_WAIT = 0.5
"""Seconds that the first event of a person waits for their name, of the 3 that Slack gives us."""

FRESH = 3600.0
"""Seconds until what is known of a person is asked for anew."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What Slack says of a person. Language is a BCP 47 language, the zone an IANA name."""

    name: str = ""
    language: str | None = None
    zone: str | None = None


class Directory:
    """Users by id. Questions run in `group`; without one only what is known is told."""

    def __init__(self, client: AsyncWebClient) -> None:
        self.group: asyncio.TaskGroup | None = None
        self.names: dict[str, str] = {}
        self._client = client
        self._known: dict[str, tuple[float, Hints]] = {}
        self._asking: dict[str, asyncio.Task[None]] = {}
        self._chats: dict[str, str] = {}

    async def hints(self, user: str) -> Hints:
        """Return what is known of the user, waiting at most `FIRST_WAIT` the first time."""
        asked_at, known = self._known.get(user, (None, Hints()))
        if asked_at is None or seconds() - asked_at > FRESH:
            asking = self._ask(user)
            if asking and asked_at is None:
                await asyncio.wait({asking}, timeout=FIRST_WAIT)
                known = self._known.get(user, (None, known))[1]
        return known

    def _ask(self, user: str) -> asyncio.Task[None] | None:
        if self.group is None:
            return None
        if user not in self._asking:
            self._asking[user] = task = self.group.create_task(self._look_up(user))
            task.add_done_callback(lambda _: self._asking.pop(user, None))
        return self._asking[user]

    async def _look_up(self, user: str) -> None:
        try:
            answer = await self._client.users_info(user=bare(user), include_locale=True)
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            log.info("slack.user_unknown", user=user, error=type(error).__name__)
            return
        found = answer.get("user") or {}
        profile = found.get("profile") or {}
        name = profile.get("display_name") or profile.get("real_name") or found.get("real_name") or ""
        language = (found.get("locale") or "").partition("-")[0] or None
        self._known[user] = seconds(), Hints(name, language, found.get("tz") or None)
        if name:
            self.names[bare(user)] = name

    async def chat(self, user: str) -> str:
        """Return the id of the user's direct chat, opening it once. Raises what slack_sdk raises."""
        if user not in self._chats:
            opened = await self._client.conversations_open(users=bare(user))
            self._chats[user] = str(opened["channel"]["id"])
        return self._chats[user]

    def remember_chat(self, user: str, chat: str) -> None:
        """Keep the direct chat that an event came from."""
        self._chats[user] = chat


def bare(user: str) -> str:
    """Return the user id as the Web API takes it, without the team of a guest."""
    return user.rpartition(":")[2]
