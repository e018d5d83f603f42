"""People who use Slack: what they do reaches the bot as events, and what they see can be waited for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from tests.platforms.slack import events
from tests.platforms.slack.delivery import Delivery
from tests.platforms.slack.view import View
from tests.platforms.slack.webapi import WebApi
from tests.platforms.slack.workspace import (
    BOT_USER,
    Account,
    Button,
    ChatMessage,
    Conversation,
    SharedFile,
    Workspace,
)

Json = dict[str, Any]
Place = Conversation | str | None


@dataclass
class Person:
    """A person of the workspace. Each act returns once Slack has it; the bot is told in the background."""

    account: Account
    workspace: Workspace
    delivery: Delivery
    api: WebApi

    @property
    def id(self) -> str:
        """The user id as the platform spells it."""
        return self.account.id

    @property
    def name(self) -> str:
        return self.account.name

    @property
    def direct(self) -> Conversation:
        """The direct chat with the bot."""
        return self.workspace.direct(self.id)

    @property
    def chat(self) -> list[ChatMessage]:
        """The direct chat with the bot as it is now, oldest first."""
        return self.sees_in(None)

    def sees_in(self, place: Place) -> list[ChatMessage]:
        """The messages of a conversation that this person may see, oldest first; None is the direct chat."""
        return self.workspace.listed(self._channel(place), self.id)

    def _channel(self, place: Place) -> str:
        if place is None:
            return self.direct.id
        return place if isinstance(place, str) else place.id

    async def says(
        self, text: str, *, channel: Place = None, thread: ChatMessage | None = None, raw: bool = False
    ) -> ChatMessage:
        """Write into the direct chat, or into a channel. `raw` text is already as Slack escapes it."""
        return await self._write(text if raw else events.escaped(text), channel, thread, [])

    async def mentions_bot(
        self, channel: Conversation, text: str, *, thread: ChatMessage | None = None
    ) -> ChatMessage:
        """Write `@Convenor text` in a channel: the bot gets a `message` and an `app_mention`."""
        return await self._write(f"<@{BOT_USER}> {events.escaped(text)}", channel, thread, [])

    async def shares_file(
        self,
        name: str = "plan.pdf",
        text: str = "",
        *,
        mimetype: str = "application/pdf",
        channel: Place = None,
        body: bytes = b"%PDF-1.7",
    ) -> ChatMessage:
        """Share a file, with or without words."""
        number = f"F{self.workspace.number()}"
        facts = {"id": number, "name": name, "mimetype": mimetype, "size": len(body)}
        file = {**facts, "url_private": f"{self.workspace.address()}/files/{number}"}
        self.workspace.files[number] = SharedFile(file, body)
        return await self._write(events.escaped(text), channel, None, [file])

    async def shares_voice(self) -> ChatMessage:
        """Send a voice note into the direct chat."""
        voice = {"id": "F1", "name": "audio.m4a", "mimetype": "audio/mp4", "subtype": "slack_audio"}
        return await self._write("", None, None, [voice])

    async def _write(
        self, text: str, place: Place, thread: ChatMessage | None, files: list[Json]
    ) -> ChatMessage:
        channel, ts = self._channel(place), self.workspace.ts()
        root = (thread.thread_ts or thread.ts) if thread else None
        message = ChatMessage(channel, ts, self.id, text, thread_ts=root, files=files)
        await self.workspace.put(message)
        for event in events.posted(self.workspace, message, self.account):
            self._tell(event)
        return message

    async def edits(self, message: ChatMessage, text: str) -> ChatMessage:
        """Change one's own message; `message_changed` follows."""
        new = replace(message, text=events.escaped(text), edited=self.workspace.ts())
        await self.workspace.put(new)
        self._tell(events.changed(self.workspace, message, new, self.account))
        return new

    async def unfurls(self, message: ChatMessage) -> None:
        """Let Slack add a link preview: `message_changed` arrives though the text is the same."""
        self._tell(events.changed(self.workspace, message, message, self.account))

    async def command(self, word: str, rest: str = "", *, channel: Place = None) -> str:
        """Type `/convenor word rest`, in the direct chat or in a channel; returns the trigger id."""
        text = f"{word} {rest}".strip()
        trigger = self.api.trigger(self.id)
        place = self.workspace.conversations[self._channel(channel)]
        self.delivery.send("slash_commands", events.slash(place, self.account, text, trigger))
        return trigger

    async def presses(
        self, label_or_token: str, *, message: ChatMessage | None = None, channel: Place = None
    ) -> str:
        """Press the newest button so labelled, or with that token; returns the trigger id."""
        shown = [message] if message else self.sees_in(channel)[::-1]
        for candidate in shown:
            for button in candidate.buttons:
                if label_or_token in {button.label, button.token}:
                    return self._press(candidate, button)
        raise AssertionError(f"no button {label_or_token!r} in\n{self.transcript(channel)}")

    async def acts_on(self, message: ChatMessage, callback: str) -> str:
        """Choose one of the app's shortcuts in the menu of a message; returns the trigger id."""
        trigger = self.api.trigger(self.id)
        place = self.workspace.conversations[message.channel]
        act = {"trigger_id": trigger, "callback_id": callback}
        self.delivery.send("interactive", events.acted_on(place, self.account, message, act))
        return trigger

    def _press(self, message: ChatMessage, button: Button) -> str:
        trigger = self.api.trigger(self.id)
        place = self.workspace.conversations[message.channel]
        act = {"trigger_id": trigger, "action_ts": self.workspace.ts()}
        self.delivery.send("interactive", events.pressed(place, self.account, message, button, act))
        return trigger

    @property
    def view(self) -> View | None:
        """The modal that is open before this person; None if none is."""
        found = self.workspace.view_of(self.id)
        return View(found) if found else None

    async def sees_view(self, fragment: str, *, within: float = 5.0) -> View:
        """Wait until the modal that is open shows the fragment."""
        try:
            await self.workspace.until(lambda: bool(self.view and fragment in self.view.text), within)
        except TimeoutError:
            raise AssertionError(f"{self.name} does not see {fragment!r} in {self.view}") from None
        assert self.view
        return self.view

    async def fills(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """Fill in the modal that is open, by labels or keys, and submit it.

        Returns what Slack shows at the fields, by label; nothing where it was taken and has closed.
        """
        view = self.view
        assert view is not None, f"{self.name} has no modal before them"
        state = view.filled(values)
        trigger = self.api.trigger(self.id)
        answer = await self.delivery.ask(
            "interactive", events.submitted(self.account, view.body, state, trigger)
        )
        assert answer is not None, "Slack shows: we had some trouble connecting"
        if answer.get("response_action") == "errors":
            return {view.label(block): sentence for block, sentence in answer["errors"].items()}
        await self.workspace.close_view(view.body["id"])
        return {}

    async def closes_view(self) -> None:
        """Close the modal without a word."""
        assert self.view is not None
        await self.workspace.close_view(self.view.body["id"])

    async def opens_home(self, tab: str = "messages") -> None:
        """Open the app: its messages tab, or its home tab."""
        channel = self.direct.id
        event = {"type": "app_home_opened", "user": self.id, "channel": channel, "tab": tab}
        self._tell(events.callback(self.workspace, event, self.account))

    async def repeats(self) -> None:
        """Let Slack send this person's last event, command or click again, as it was."""
        last = next(row for row in reversed(self.delivery.log) if events.author(row.payload) == self.id)
        self.delivery.send(last.kind, last.payload)

    async def sees(
        self,
        fragment: str,
        *,
        channel: Place = None,
        after: ChatMessage | None = None,
        within: float = 5.0,
    ) -> ChatMessage:
        """Wait until a message of the bot (later than `after`) shows the fragment, and return the newest."""
        found: list[ChatMessage] = []

        def shown() -> bool:
            since = float(after.ts) if after else 0.0
            rows = [row for row in self.sees_in(channel) if row.from_bot and float(row.ts) > since]
            found[:] = [row for row in rows if fragment in row.visible]
            return bool(found)

        try:
            await self.workspace.until(shown, within)
        except TimeoutError:
            raise AssertionError(
                f"{self.name} does not see {fragment!r} in\n{self.transcript(channel)}"
            ) from None
        return found[-1]

    async def sees_no_more(self, fragment: str, *, channel: Place = None, within: float = 5.0) -> None:
        """Wait until no message that this person sees shows the fragment."""
        try:
            await self.workspace.until(
                lambda: not any(fragment in row.visible for row in self.sees_in(channel)), within
            )
        except TimeoutError:
            raise AssertionError(
                f"{self.name} still sees {fragment!r} in\n{self.transcript(channel)}"
            ) from None

    def transcript(self, channel: Place = None) -> str:
        """The conversation as text, for a failed assertion to show."""
        return "\n".join(
            f"{'bot' if row.from_bot else row.user}: {row.visible} {[one.label for one in row.buttons] or ''}"
            for row in self.sees_in(channel)
        )

    def _tell(self, event: Json) -> None:
        self.delivery.send("events_api", event)
