"""Sending and replacing messages, and what became of it in the three words that delivery knows."""

import structlog
from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError

from bot.channels.base import NotFetched, TryLater, Undeliverable, Unknown
from bot.channels.telegram.render import captioned, keyboard, render
from bot.channels.telegram.request import Flooded, NeverLeft, ServerFailed
from storage.records.messages import OutboundMessage, Sent

log = structlog.get_logger(__name__)

UNREACHABLE_AFTER = 5.0
"""Seconds until the next try where no connection could be made."""

UNWELL_AFTER = 10.0
"""Seconds until the next try where Telegram says that something is wrong with it."""

MISCONFIGURED_AFTER = 60.0
"""Seconds until the next try where somebody must first put the token right."""

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
_REMEMBERED = 1_000


def outcome(error: TelegramError) -> TryLater | Undeliverable | Unknown:
    """Return what a failed call means. What is not known to have failed is `Unknown`."""
    match error:
        case Flooded():
            return TryLater(error.after, "rate_limit")
        case NeverLeft():
            return TryLater(UNREACHABLE_AFTER, "unreachable")
        case ServerFailed():
            return TryLater(UNWELL_AFTER, "server_failed")
        case InvalidToken():
            return TryLater(MISCONFIGURED_AFTER, "token_refused")
        case Forbidden() | BadRequest():
            return Undeliverable(_reason(error), str(error))
        case _:
            return Unknown(type(error).__name__)


def unfetched(error: TelegramError) -> NotFetched | TryLater:
    """Return what it means that Telegram did not tell where a file lies."""
    found = outcome(error)
    if isinstance(found, TryLater):
        return found
    if isinstance(found, Unknown):
        return TryLater(UNREACHABLE_AFTER, str(found))
    return NotFetched("too_large" if "file is too big" in str(error).lower() else "gone")


def _reason(error: Forbidden | BadRequest) -> str:
    """Return the one word. Who never pressed Start has no chat with us, however Telegram says it."""
    said = str(error).lower()
    if "chat not found" in said or "initiate conversation" in said:
        return "no_chat"
    if "blocked by the user" in said:
        return "blocked"
    return "forbidden" if isinstance(error, Forbidden) else "rejected"


class Sender:
    """Sends through one bot. It remembers how far a message of several parts came, for its next try."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._begun: dict[str, list[tuple[str, str]]] = {}

    async def send(
        self, message: OutboundMessage, key: str, before: Sent | None, picture: bytes | None = None
    ) -> Sent:
        """Send, or replace what `before` names. Raises `TryLater`, `Undeliverable` or `Unknown`.

        A message for one user of a group goes to their direct chat, whose id is the user's:
        Telegram has nothing in a group that only one member can see.
        """
        chat = message.only or message.chat
        old = before.ids if before else ()
        try:
            if before is not None and before.in_doubt:
                await self._delete(chat, list(old))
                old = ()
            try:
                return await self._place(chat, message, key, old, picture)
            except ChatMigrated as moved:
                return await self._place(str(moved.new_chat_id), message, key, (), picture)
        except TelegramError as error:
            raise outcome(error) from error

    async def sketch(self, message: OutboundMessage, there: Sent) -> None:
        """Show the first part of the message in the first one of `there`; see `Channel.sketch`."""
        text, _ = render(message)[0]
        try:
            await self._replace(message.chat, there.ids[0], text, None)
        except TelegramError as error:
            raise outcome(error) from error

    async def _place(
        self, chat: str, message: OutboundMessage, key: str, old: tuple[str, ...], picture: bytes | None
    ) -> Sent:
        parts, caption = (render(message), "") if picture is None else captioned(message)
        texts = [text for text, _ in parts]
        ids = self._resumed(key, texts)
        left = list(old[len(ids) :])
        try:
            for text, buttons in parts[len(ids) :]:
                if left and await self._replace(chat, left[0], text, buttons):
                    ids.append(left.pop(0))
                    continue
                await self._delete(chat, left)
                left = []
                ids.append(await self._send(chat, message, text, buttons))
            if picture is not None:
                ids.append(await self._show(chat, message, caption, picture))
        except BaseException:
            # Also when the caller's patience ends: what was sent is not to be sent again.
            self._remember(key, list(zip(texts, ids, strict=False)))
            raise
        await self._delete(chat, left)
        return Sent(tuple(ids))

    def _resumed(self, key: str, texts: list[str]) -> list[str]:
        """Return the ids of the parts that an earlier try has sent, as far as they still say the same."""
        ids = []
        for text, (sent, number) in zip(texts, self._begun.pop(key, []), strict=False):
            if text != sent:
                break
            ids.append(number)
        return ids

    def _remember(self, key: str, done: list[tuple[str, str]]) -> None:
        if done:
            self._begun[key] = done
        while len(self._begun) > _REMEMBERED:
            self._begun.pop(next(iter(self._begun)))

    async def _send(
        self, chat: str, message: OutboundMessage, text: str, buttons: InlineKeyboardMarkup | None
    ) -> str:
        sent: Message = await self._bot.send_message(
            chat,
            text,
            parse_mode=ParseMode.HTML,
            link_preview_options=_NO_PREVIEW,
            reply_markup=buttons,
            reply_parameters=_under(message),
        )
        return str(sent.message_id)

    async def _show(self, chat: str, message: OutboundMessage, caption: str, picture: bytes) -> str:
        """Send a picture; where Telegram takes it not, as in a group without pictures, its words."""
        name = message.picture.name if message.picture else None
        buttons = keyboard(message.choices)
        try:
            sent: Message = await self._bot.send_photo(
                chat,
                picture,
                caption=caption,
                filename=name,
                parse_mode=ParseMode.HTML,
                reply_markup=buttons,
                reply_parameters=_under(message),
            )
        except BadRequest as error:
            if _reason(error) != "rejected":
                raise
            log.warning("telegram.picture_refused", chat=chat, why=str(error))
            return await self._send(chat, message, caption, buttons)
        return str(sent.message_id)

    async def _replace(self, chat: str, number: str, text: str, buttons: InlineKeyboardMarkup | None) -> bool:
        """Edit a message in place; False where it is gone. "Not modified" is success."""
        try:
            await self._bot.edit_message_text(
                text,
                chat,
                int(number),
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                reply_markup=buttons,
            )
        except BadRequest as error:
            said = str(error).lower()
            if "message is not modified" in said:
                return True
            if any(phrase in said for phrase in _GONE):
                return False
            raise
        return True

    async def _delete(self, chat: str, numbers: list[str]) -> None:
        """Take away parts that are no longer needed. One that cannot be deleted stays, as people may see."""
        for number in numbers:
            try:
                await self._bot.delete_message(chat, int(number))
            except TelegramError as error:
                log.info("telegram.part_stays", chat=chat, message=number, error=type(error).__name__)


def _under(message: OutboundMessage) -> ReplyParameters | None:
    """Return what the message answers, unless it is for one user of a group, whom it finds elsewhere."""
    if message.thread is None or message.only is not None:
        return None
    return ReplyParameters(int(message.thread), allow_sending_without_reply=True)
