"""The one place that knows all bots, users and chats of a fake Telegram, and writes them as JSON."""

from collections.abc import Callable
from datetime import UTC, datetime

from tests.platforms.telegram.records import Bell, Bot, Chat, Json, Message, Press
from tests.platforms.telegram.refusals import bad_request, forbidden, migrated


class World:
    """All bots, people and groups of one fake Telegram. `now` returns aware UTC."""

    def __init__(self, now: Callable[[], datetime] | None = None) -> None:
        self.bell = Bell()
        self.now = now or (lambda: datetime.now(UTC))
        self.bots: dict[str, Bot] = {}
        self.users: dict[int, Json] = {}
        self.groups: dict[int, Chat] = {}
        self.started: set[tuple[int, int]] = set()
        self.blocked: set[tuple[int, int]] = set()
        self.files: dict[str, bytes] = {}
        self._rooms: dict[tuple[int, int], Chat] = {}
        self._presses = 0

    @property
    def bot(self) -> Bot:
        """The first bot, which people mean when they name none."""
        return next(iter(self.bots.values()))

    def room(self, bot: Bot, user: int) -> Chat:
        """The private chat of a bot and a person."""
        if (bot.id, user) not in self._rooms:
            self._rooms[bot.id, user] = Chat(user, "private", self.users[user]["first_name"], [bot])
        return self._rooms[bot.id, user]

    def writable(self, bot: Bot, chat_id: int) -> Chat:
        """The chat, for a bot that wants to write there; raises `Refusal` where Telegram would."""
        if chat_id in self.users:
            if (bot.id, chat_id) in self.blocked:
                raise forbidden("bot was blocked by the user")
            if (bot.id, chat_id) not in self.started:
                raise forbidden("bot can't initiate conversation with a user")
            return self.room(bot, chat_id)
        chat = self.groups.get(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        if chat.moved_to:
            raise migrated(chat.moved_to)
        if bot not in chat.bots:
            raise forbidden(f"bot was kicked from the {chat.type} chat")
        return chat

    def moment(self) -> int:
        """Now, as the Bot API writes it: seconds since 1970."""
        return int(self.now().timestamp())

    def next_message_id(self, chat: Chat) -> int:
        """Supergroups count their own messages; all other chats of a bot share one count."""
        if chat.type == "supergroup":
            chat.last_id += 1
            return chat.last_id
        first = chat.bots[0] if chat.bots else self.bot
        first.last_message_id += 1
        return first.last_message_id

    def next_press(self, bot: Bot) -> Press:
        """Return the record of a tap on one of the bot's buttons."""
        self._presses += 1
        press = Press(str(40_000_000 + self._presses), self.bell)
        bot.presses[press.id] = press
        return press

    def tell(self, bot: Bot, update: Json, *, always: bool = False) -> None:
        """Queue an update for a bot and wake it."""
        bot.tell(update, always=always)
        self.bell.ring()

    def user_json(self, number: int) -> Json:
        """The "User" object of a bot or a person."""
        return self.users.get(number) or next(b.user() for b in self.bots.values() if b.id == number)

    def chat_json(self, chat: Chat) -> Json:
        """The "Chat" object."""
        if chat.type == "private":
            user = self.users[chat.id]
            return {
                key: user[key] for key in ("id", "first_name", "last_name", "username") if key in user
            } | {"type": "private"}
        return {"id": chat.id, "type": chat.type, "title": chat.title}

    def message_json(self, chat: Chat, message: Message) -> Json:
        """The "Message" object, with the message that it answers."""
        body: Json = {
            "message_id": message.id,
            "from": self.user_json(message.sender),
            "chat": self.chat_json(chat),
            "date": message.sent_at,
        }
        words, marks = ("caption", "caption_entities") if message.photo else ("text", "entities")
        if message.photo:
            body["photo"] = message.photo.sizes()
        if message.text:
            body[words] = message.text
        if message.entities:
            body[marks] = list(message.entities)
        if message.buttons:
            rows = [[_button_json(b.label, b.token, b.url) for b in row] for row in message.buttons]
            body["reply_markup"] = {"inline_keyboard": rows}
        answered = chat.get(message.reply_to) if message.reply_to else None
        if answered:
            body["reply_to_message"] = self.message_json(chat, answered)
            body["reply_to_message"].pop("reply_to_message", None)
        return body

    def membership_json(self, chat: Chat, actor: int, bot: Bot, change: tuple[str, str]) -> Json:
        """The "my_chat_member" update: the bot's place in a chat went from one status to another."""
        banned: Json = {"until_date": 0}
        old, new = (
            {"status": status, "user": bot.user(), **(banned if status == "kicked" else {})}
            for status in change
        )
        return {
            "my_chat_member": {
                "chat": self.chat_json(chat),
                "from": self.user_json(actor),
                "date": self.moment(),
                "old_chat_member": old,
                "new_chat_member": new,
            }
        }


def _button_json(label: str, token: str, url: str) -> Json:
    return {"text": label, "url": url} if url else {"text": label, "callback_data": token}
