"""Telegram's updates as events: pure functions of the update, who we are, and the moment it came."""

import hashlib
import json
import re
from dataclasses import dataclass, replace
from datetime import datetime

from telegram import CallbackQuery, Chat, ChatMember, ChatMemberUpdated, Message, Update, User
from telegram.constants import ChatMemberStatus, ChatType, MessageType
from telegram.error import TelegramError
from telegram.helpers import effective_message_type

from storage.records.events import EventKind, File, InboundEvent, Quoted, Unreadable

CHANNEL = "telegram"
WANTED = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of updates that we ask Telegram for."""

_COMMAND = re.compile(r"/(?P<word>\w[\w-]{0,31})(?:@(?P<bot>\w+))?(?:\s+(?P<rest>.*))?", re.DOTALL)
_UNREADABLE = (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError, TelegramError)
_GROUPS = {ChatType.GROUP, ChatType.SUPERGROUP}
_AWAY = {ChatMemberStatus.LEFT, ChatMemberStatus.BANNED}
_OTHER = {
    MessageType.ANIMATION, MessageType.AUDIO, MessageType.CHECKLIST, MessageType.CONTACT, MessageType.DICE,
    MessageType.DOCUMENT, MessageType.GAME, MessageType.LOCATION, MessageType.PAID_MEDIA, MessageType.PHOTO,
    MessageType.POLL, MessageType.STICKER, MessageType.STORY, MessageType.VENUE, MessageType.VIDEO,
    MessageType.VIDEO_NOTE, MessageType.VOICE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Me:
    """Which bot we are."""

    id: int
    username: str

    @property
    def account(self) -> str:
        """The bot's id, as the account of all its events."""
        return str(self.id)

    def named_in(self, text: str) -> bool:
        """Return whether the text mentions us."""
        return self._mention().search(text) is not None

    def unmentioned(self, text: str) -> str:
        """Return the text without the mentions of us."""
        return re.sub(r"[ \t]{2,}", " ", self._mention().sub("", text)).strip()

    def _mention(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)@{re.escape(self.username)}(?!\w)[,:]?", re.IGNORECASE)


def translate(raw: object, me: Me, now: datetime) -> InboundEvent | Unreadable | None:
    """Return what an update means; None where it does not concern us.

    `now` is used for what Telegram gives no time of, the press of a button. An update that
    cannot be understood becomes `Unreadable`, whatever is wrong with it: it must never stop
    the ones behind it.
    """
    try:
        update = Update.de_json(dict(raw), None) if isinstance(raw, dict) else None
        if update is None or not isinstance(update.update_id, int):
            raise TypeError("no update")
        return _event(update, me, now)
    except _UNREADABLE as error:
        text = json.dumps(raw, ensure_ascii=False, sort_keys=True, default=str)
        return Unreadable(CHANNEL, me.account, _key(raw, text), text, type(error).__name__)


def update_id(raw: object) -> int | None:
    """Return the number of an update, by which it is confirmed; None where it has none."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if isinstance(number, int) else None


def spinner(raw: object) -> str | None:
    """Return the id of the button press whose spinner has to be stopped, if the update is one."""
    query = raw.get("callback_query") if isinstance(raw, dict) else None
    number = query.get("id") if isinstance(query, dict) else None
    return number if isinstance(number, str) else None


def _key(raw: object, text: str) -> str:
    number = update_id(raw)
    return str(number) if number is not None else hashlib.sha256(text.encode()).hexdigest()[:32]


def _event(update: Update, me: Me, now: datetime) -> InboundEvent | None:
    key = str(update.update_id)
    if update.callback_query:
        return _press(update.callback_query, me, key, now)
    if update.my_chat_member:
        return _membership(update.my_chat_member, me, key)
    if update.edited_message:
        return _edit(update.edited_message, me, key)
    if update.message:
        return _message(update.message, me, key)
    return None


def _made(place: tuple[Me, str], kind: EventKind, who: User | None, chat: Chat, at: datetime) -> InboundEvent:
    me, key = place
    return InboundEvent(
        channel=CHANNEL,
        account=me.account,
        key=key,
        kind=kind,
        user=str(who.id) if who else "",
        chat=str(chat.id),
        direct=chat.type == ChatType.PRIVATE,
        sent_at=at,
        name=who.full_name if who else "",
        language=who.language_code if who else None,
    )


def _press(query: CallbackQuery, me: Me, key: str, now: datetime) -> InboundEvent | None:
    if not query.data or not query.message or query.from_user.is_bot:
        return None
    event = _made((me, key), EventKind.CHOICE, query.from_user, query.message.chat, now)
    number = str(query.message.message_id)
    return replace(event, token=query.data, message=number, addressed=True)


def _membership(change: ChatMemberUpdated, me: Me, key: str) -> InboundEvent | None:
    """Return being blocked, added or removed. Taking back a block says nothing until the person writes."""
    was, is_in = _inside(change.old_chat_member), _inside(change.new_chat_member)
    if was == is_in or change.chat.type == ChatType.CHANNEL:
        return None
    direct = change.chat.type == ChatType.PRIVATE
    if direct and is_in:
        return None
    kind = EventKind.BLOCKED if direct else EventKind.JOINED if is_in else EventKind.LEFT
    return _made((me, key), kind, change.from_user, change.chat, change.date)


def _inside(member: ChatMember) -> bool:
    restricted_out = member.status == ChatMemberStatus.RESTRICTED and not getattr(member, "is_member", True)
    return member.status not in _AWAY and not restricted_out


def _message(message: Message, me: Me, key: str) -> InboundEvent | None:
    if message.migrate_to_chat_id:
        moved = _made((me, key), EventKind.MOVED, message.from_user, message.chat, message.date)
        return replace(moved, text=str(message.migrate_to_chat_id))
    if not _from_a_person(message):
        return None
    words = message.text or message.caption
    if words is not None:
        return _words(message, words, me, key)
    kind = effective_message_type(message)
    if kind not in _OTHER or not (_direct(message) or _answers(message, me)):
        return None
    return replace(_placed(message, me, key, EventKind.OTHER), text=str(kind), files=_files(message))


def _files(message: Message) -> tuple[File, ...]:
    """Return the picture or document of a message; of the sizes of a picture the largest."""
    if message.photo:
        largest = message.photo[-1]
        return (File(largest.file_id, "photo", media_type="image/jpeg", size=largest.file_size),)
    found = message.document or message.video or message.voice or message.audio or message.video_note
    if found is None:
        return ()
    name, media = getattr(found, "file_name", None), getattr(found, "mime_type", None)
    return (File(found.file_id, "document", name or "", media or "", found.file_size),)


def _words(message: Message, words: str, me: Me, key: str) -> InboundEvent | None:
    """Return a command or a text; in a group what is meant for us, and bare commands, as Telegram does."""
    command = _COMMAND.fullmatch(words.strip())
    if command:
        named = command["bot"]
        if named and named.lower() != me.username.lower():
            return None
        event = _placed(message, me, key, EventKind.COMMAND)
        addressed = event.addressed or bool(named)
        rest = (command["rest"] or "").strip()
        word, about = command["word"].lower(), _quoted(message)
        return replace(event, command=word, text=rest, addressed=addressed, quoted=about)
    event = replace(_placed(message, me, key, EventKind.TEXT), files=_files(message))
    if event.direct:
        return replace(event, text=words)
    return replace(event, text=me.unmentioned(words)) if event.addressed else None


def _quoted(message: Message) -> Quoted | None:
    """Return the message that a command answers, where a person said something in it."""
    answered = message.reply_to_message
    words = (answered.text or answered.caption) if answered else None
    if answered is None or words is None or answered.from_user is None or answered.from_user.is_bot:
        return None
    return Quoted(
        str(answered.from_user.id), words, answered.date, str(message.chat.id), str(answered.message_id)
    )


def _edit(message: Message, me: Me, key: str) -> InboundEvent | None:
    words = message.text or message.caption
    if words is None or not _from_a_person(message):
        return None
    event = _placed(message, me, key, EventKind.EDITED)
    event = replace(event, sent_at=message.edit_date or message.date)
    if event.direct:
        return replace(event, text=words)
    return replace(event, text=me.unmentioned(words)) if event.addressed else None


def _placed(message: Message, me: Me, key: str, kind: EventKind) -> InboundEvent:
    """Return the event with its place in the chat. In a group the answer goes under the message itself."""
    event = _made((me, key), kind, message.from_user, message.chat, message.date)
    number, answered = str(message.message_id), message.reply_to_message
    mentioned = me.named_in(message.text or message.caption or "")
    return replace(
        event,
        message=number,
        reply_to=str(answered.message_id) if answered else None,
        thread=None if event.direct else number,
        addressed=event.direct or mentioned or _answers(message, me),
    )


def _from_a_person(message: Message) -> bool:
    """Return whether it is not from a bot, a channel or an anonymous administrator, and not in a channel."""
    known = message.from_user is not None and not message.from_user.is_bot and message.sender_chat is None
    return known and (_direct(message) or message.chat.type in _GROUPS)


def _direct(message: Message) -> bool:
    return message.chat.type == ChatType.PRIVATE


def _answers(message: Message, me: Me) -> bool:
    """Return whether it is a reply to one of our own messages."""
    answered = message.reply_to_message
    return answered is not None and answered.from_user is not None and answered.from_user.id == me.id
