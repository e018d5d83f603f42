"""People and groups of the fake Telegram, and what they can do: write, press, edit, block, move."""

from dataclasses import dataclass, replace
from html import escape
from typing import Any

from tests.platforms.telegram.records import Bot, Chat, Json, Message, Press
from tests.platforms.telegram.texts import links
from tests.platforms.telegram.world import World

_FILE = {"file_id": "AgAD", "file_unique_id": "AQAD"}
_PICTURE = {**_FILE, "width": 512, "height": 512}
MEDIA: Json = {
    "sticker": {**_PICTURE, "type": "regular", "is_animated": False, "is_video": False, "emoji": "👍"},
    "voice": {**_FILE, "duration": 3},
    "photo": [_PICTURE],
    "document": {**_FILE, "file_name": "minutes.pdf"},
    "location": {"latitude": 52.5, "longitude": 13.4},
}
"""What can be sent that is not text."""


class Group:
    """A group chat. It takes a new id when it migrates."""

    def __init__(self, world: World, chat: Chat, creator: "Person") -> None:
        self.world = world
        self.room = chat
        self.creator = creator

    @property
    def id(self) -> int:
        """The chat's id today."""
        return self.room.id

    @property
    def chat(self) -> list[Message]:
        """The messages as they are now."""
        return self.room.messages

    async def adds(self, bot: Bot) -> None:
        """Somebody adds a bot, which is told."""
        self.room.bots.append(bot)
        change = ("left", "member")
        self.world.tell(bot, self.world.membership_json(self.room, self.creator.id, bot, change))

    async def removes(self, bot: Bot) -> None:
        """Somebody removes a bot, which is told."""
        self.room.bots.remove(bot)
        change = ("member", "kicked")
        self.world.tell(bot, self.world.membership_json(self.room, self.creator.id, bot, change))

    async def migrates(self) -> int:
        """Become a supergroup; return its new id. The bots are told on both sides."""
        old, title, bots = self.room, self.room.title, list(self.room.bots)
        number = -1_002_000_000_000 - abs(old.id)
        self.room = Chat(number, "supergroup", title, bots, list(old.messages))
        self.world.groups[number] = self.room
        old.moved_to = number
        for bot in bots:
            for chat, news in (
                (old, {"migrate_to_chat_id": number}),
                (self.room, {"migrate_from_chat_id": old.id}),
            ):
                moved = Message(
                    self.world.next_message_id(chat), chat.id, self.creator.id, "", "", self.world.moment()
                )
                self.world.tell(bot, {"message": {**self.world.message_json(chat, moved), **news}})
        return number


@dataclass(eq=False)
class Person:
    """Somebody with the app in their hand. Without `bot` or `group` they mean the chat with the first bot."""

    world: World
    id: int
    name: str

    @property
    def chat(self) -> list[Message]:
        """The messages of the private chat with the first bot, as they are now."""
        return self.chat_with(self.world.bot)

    def chat_with(self, bot: Bot) -> list[Message]:
        """The messages of the private chat with a bot, as they are now."""
        return self.world.room(bot, self.id).messages

    def _room(self, group: Group | None, bot: Bot | None) -> Chat:
        return group.room if group else self.world.room(bot or self.world.bot, self.id)

    async def says(
        self,
        text: str,
        *,
        group: Group | None = None,
        reply_to: Message | None = None,
        bot: Bot | None = None,
        content: Json | None = None,
    ) -> Message:
        """Write a message; it is queued for the bot, or for every bot in the group."""
        room = self._room(group, bot)
        number, moment = self.world.next_message_id(room), self.world.moment()
        message = Message(number, room.id, self.id, text, escape(text, quote=False), moment)
        answers = reply_to.id if reply_to else None
        message = room.put(replace(message, reply_to=answers, entities=links(text)))
        for each in room.bots:
            if room.type == "private":
                self.world.started.add((each.id, self.id))
                self.world.blocked.discard((each.id, self.id))
            body = {**self.world.message_json(room, message), **(content or {})}
            self.world.tell(each, {"message": body})
        return message

    async def command(self, word: str, rest: str = "", **where: Any) -> Message:
        """Write `/word rest`. `where` as for `says`."""
        return await self.says(f"/{word} {rest}".strip(), **where)

    async def starts(self, code: str = "", *, bot: Bot | None = None) -> Message:
        """Press Start, or open a link with `?start=code`."""
        return await self.command("start", code, bot=bot)

    async def sends(
        self, kind: str, *, caption: str = "", file: tuple[str, bytes] | None = None, **where: Any
    ) -> Message:
        """Send one of `MEDIA`, with a caption where it may have one. `where` as for `says`.

        `file` is a name and what is in it, which a bot can then download.
        """
        media = MEDIA[kind] if file is None else self._uploaded(kind, *file)
        content: Json = {kind: media, **({"caption": caption} if caption else {})}
        return await self.says("", content=content, **where)

    def _uploaded(self, kind: str, name: str, body: bytes) -> object:
        """Keep a file and return the object that tells of it; of a picture there is a small one, too."""
        number = f"BQAC{len(self.world.files)}"
        self.world.files[number] = body
        known = {"file_id": number, "file_unique_id": f"u{number}", "file_size": len(body)}
        if kind == "photo":
            return [_PICTURE, {**known, "width": 1280, "height": 1280}]
        return {**known, "file_name": name, "mime_type": "application/pdf"}

    async def sends_sticker(self, **where: Any) -> Message:
        """Send a sticker."""
        return await self.sends("sticker", **where)

    async def sends_voice(self, **where: Any) -> Message:
        """Send a voice note."""
        return await self.sends("voice", **where)

    async def edits(
        self, message: Message, text: str, *, group: Group | None = None, bot: Bot | None = None
    ) -> Message:
        """Change the words of an own message."""
        room = self._room(group, bot)
        assert message.sender == self.id, "people can edit their own messages only"
        html = escape(text, quote=False)
        changed = room.change(message, text=text, html=html, edited=True, entities=links(text))
        for each in room.bots:
            body = {**self.world.message_json(room, changed), "edit_date": self.world.moment()}
            self.world.tell(each, {"edited_message": body})
        return changed

    async def presses(
        self, name: str, *, message: Message | None = None, group: Group | None = None, bot: Bot | None = None
    ) -> Press:
        """Tap the newest button of this label or token, or the one under `message`, even if that is gone."""
        room = self._room(group, bot)
        places = [message] if message else list(reversed(room.messages))
        found = next(((place, button) for place in places if (button := place.button(name))), None)
        assert found, f"{self.name} sees no button {name!r} in:\n{room.shown()}"
        under, button = found
        assert button.token, f"{button.label!r} opens {button.url} and tells the bot nothing"
        owner = next(each for each in room.bots if each.id == under.sender)
        press = self.world.next_press(owner)
        query = {
            "id": press.id,
            "from": self.world.user_json(self.id),
            "chat_instance": str(room.id),
            "data": button.token,
            "message": self.world.message_json(room, under),
        }
        self.world.tell(owner, {"callback_query": query})
        return press

    async def blocks(self, bot: Bot | None = None) -> None:
        """Block the bot."""
        teller = bot or self.world.bot
        self.world.blocked.add((teller.id, self.id))
        room = self.world.room(teller, self.id)
        change = ("member", "kicked")
        self.world.tell(teller, self.world.membership_json(room, self.id, teller, change))

    async def unblocks(self, bot: Bot | None = None) -> None:
        """Take the block back."""
        teller = bot or self.world.bot
        self.world.blocked.discard((teller.id, self.id))
        room = self.world.room(teller, self.id)
        change = ("kicked", "member")
        self.world.tell(teller, self.world.membership_json(room, self.id, teller, change))

    async def sees(
        self,
        fragment: str,
        *,
        within: float = 5,
        after: Message | None = None,
        group: Group | None = None,
        bot: Bot | None = None,
    ) -> Message:
        """Wait for a message of a bot with these words and return the newest; `after`: only later ones."""
        room = self._room(group, bot)

        def look() -> Message | None:
            for message in reversed(room.messages):
                new = after is None or message.id > after.id
                if new and message.sender not in self.world.users and fragment in message.text:
                    return message
            return None

        try:
            return await self.world.bell.until(look, within)
        except TimeoutError:
            raise AssertionError(f"{self.name} never saw {fragment!r}, but:\n{room.shown()}") from None

    async def sees_no_more(
        self, fragment: str, *, within: float = 5, group: Group | None = None, bot: Bot | None = None
    ) -> None:
        """Wait until no message of the chat has these words: they were edited away or deleted."""
        room = self._room(group, bot)

        def look() -> bool | None:
            return None if any(fragment in message.text for message in room.messages) else True

        try:
            await self.world.bell.until(look, within)
        except TimeoutError:
            raise AssertionError(f"{self.name} still sees {fragment!r}:\n{room.shown()}") from None
