"""The methods of the Bot API that the fake Telegram serves, each as strict as the real one."""

import re
from collections.abc import Callable
from html import escape
from urllib.parse import urlsplit

from aiohttp.web import FileField
from telegram.constants import BotCommandLimit, ChatAction, FileSizeLimit

from tests.platforms.telegram.buttons import keyboard, structured
from tests.platforms.telegram.pictures import measured
from tests.platforms.telegram.records import Bot, Chat, Json, Message, Photo, Webhook
from tests.platforms.telegram.refusals import bad_request
from tests.platforms.telegram.texts import judge, judge_caption, links
from tests.platforms.telegram.world import World

Method = Callable[[World, Bot, Json], object]

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"


def _chat_id(params: Json) -> int:
    given = str(params.get("chat_id", ""))
    if not given:
        raise bad_request("chat_id is empty")
    try:
        return int(given)
    except ValueError:
        raise bad_request("chat not found") from None


def _message(chat: Chat, params: Json, purpose: str) -> Message:
    given = str(params.get("message_id", ""))
    if not given.isdigit():
        raise bad_request("message identifier is not specified")
    found = chat.get(int(given))
    if found is None:
        raise bad_request(f"message to {purpose} not found")
    return found


def _html(params: Json) -> str:
    text = str(params.get("text", ""))
    return text if str(params.get("parse_mode", "")).lower() == "html" else escape(text, quote=False)


def get_me(_: World, bot: Bot, __: Json) -> object:
    """https://core.telegram.org/bots/api#getme ."""
    return {
        **bot.user(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def send_message(world: World, bot: Bot, params: Json) -> object:
    """https://core.telegram.org/bots/api#sendmessage ."""
    chat_id = _chat_id(params)
    parsed = judge(str(params.get("text", "")), str(params.get("parse_mode", "")))
    rows = keyboard(params)
    chat = world.writable(bot, chat_id)
    message = Message(
        world.next_message_id(chat), chat.id, bot.id, parsed.text, _html(params), world.moment(), rows,
        reply_to=_answered(chat, params), entities=_all_entities(parsed.text, parsed.entities),
    )  # fmt: skip
    chat.put(message)
    return world.message_json(chat, message)


def send_photo(world: World, bot: Bot, params: Json) -> object:
    """https://core.telegram.org/bots/api#sendphoto , by an upload."""
    chat_id = _chat_id(params)
    given = params.get("photo")
    if not isinstance(given, FileField):
        raise bad_request("there is no photo in the request")
    body = given.file.read()
    width, height = measured(body)
    caption = judge_caption(str(params.get("caption", "")), str(params.get("parse_mode", "")))
    rows = keyboard(params)
    chat = world.writable(bot, chat_id)
    if chat.no_photos:
        raise bad_request("not enough rights to send photos to the chat")
    number = world.next_message_id(chat)
    message = Message(
        number, chat.id, bot.id, caption.text, _html({**params, "text": params.get("caption", "")}),
        world.moment(), rows, reply_to=_answered(chat, params),
        entities=_all_entities(caption.text, caption.entities),
        photo=Photo(f"photo{number}", body, width, height),
    )  # fmt: skip
    chat.put(message)
    return world.message_json(chat, message)


def _all_entities(text: str, marked: tuple[Json, ...]) -> tuple[Json, ...]:
    """What the markup said, and what Telegram links by itself outside of code."""
    code = [(e["offset"], e["offset"] + e["length"]) for e in marked if e["type"] in {"code", "pre"}]
    found = (
        e for e in links(text) if not any(a < e["offset"] + e["length"] and e["offset"] < b for a, b in code)
    )
    return (*marked, *found)


def _answered(chat: Chat, params: Json) -> int | None:
    reply = structured(params, "reply_parameters")
    if not isinstance(reply, dict):
        return None
    number = int(reply.get("message_id", 0))
    if chat.get(number):
        return number
    if not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return None


def edit_message_text(world: World, bot: Bot, params: Json) -> object:
    """https://core.telegram.org/bots/api#editmessagetext ."""
    chat_id = _chat_id(params)
    parsed = judge(str(params.get("text", "")), str(params.get("parse_mode", "")), editing=True)
    rows = keyboard(params)
    chat = world.writable(bot, chat_id)
    old = _editable(chat, bot, params)
    if old.photo:
        raise bad_request("there is no text in the message to edit")
    entities = _all_entities(parsed.text, parsed.entities)
    if (old.text, old.entities, old.buttons) == (parsed.text, entities, rows):
        raise bad_request(NOT_MODIFIED)
    new = chat.change(old, text=parsed.text, html=_html(params), entities=entities, buttons=rows, edited=True)
    return {**world.message_json(chat, new), "edit_date": world.moment()}


def edit_message_reply_markup(world: World, bot: Bot, params: Json) -> object:
    """https://core.telegram.org/bots/api#editmessagereplymarkup ."""
    rows = keyboard(params)
    chat = world.writable(bot, _chat_id(params))
    old = _editable(chat, bot, params)
    if old.buttons == rows:
        raise bad_request(NOT_MODIFIED)
    return world.message_json(chat, chat.change(old, buttons=rows, edited=True))


def _editable(chat: Chat, bot: Bot, params: Json) -> Message:
    found = _message(chat, params, "edit")
    if found.sender != bot.id:
        raise bad_request("message can't be edited")
    return found


def delete_message(world: World, bot: Bot, params: Json) -> object:
    """https://core.telegram.org/bots/api#deletemessage ."""
    chat = world.writable(bot, _chat_id(params))
    chat.messages.remove(_message(chat, params, "delete"))
    return True


def answer_callback_query(_: World, bot: Bot, params: Json) -> object:
    """https://core.telegram.org/bots/api#answercallbackquery ."""
    press = bot.presses.get(str(params.get("callback_query_id", "")))
    if press is None:
        raise bad_request(OLD_QUERY)
    press.answered, press.text = True, str(params.get("text", ""))
    return True


def send_chat_action(world: World, bot: Bot, params: Json) -> object:
    """https://core.telegram.org/bots/api#sendchataction ."""
    if params.get("action") not in set(ChatAction):
        raise bad_request("wrong parameter action in request")
    world.writable(bot, _chat_id(params))
    return True


def set_my_commands(_: World, bot: Bot, params: Json) -> object:
    """https://core.telegram.org/bots/api#setmycommands ."""
    given = structured(params, "commands")
    if not isinstance(given, list) or len(given) > BotCommandLimit.MAX_COMMAND_NUMBER:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    menu = [(str(each["command"]), str(each["description"])) for each in given]
    for word, description in menu:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", word):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(description) <= BotCommandLimit.MAX_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    language = str(params.get("language_code") or "")
    if not re.fullmatch(r"([a-z]{2})?", language):
        raise bad_request("LANG_CODE_INVALID")
    bot.menus[language] = menu
    return True


def get_chat(world: World, bot: Bot, params: Json) -> object:
    """https://core.telegram.org/bots/api#getchat ."""
    chat_id = _chat_id(params)
    if chat_id in world.users and (bot.id, chat_id) not in world.started:
        raise bad_request("chat not found")
    chat = world.room(bot, chat_id) if chat_id in world.users else world.writable(bot, chat_id)
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"),
        False,
    )
    return {
        **world.chat_json(chat),
        "accent_color_id": 1,
        "max_reaction_count": 11,
        "accepted_gift_types": gifts,
    }


def get_file(world: World, _: Bot, params: Json) -> object:
    """https://core.telegram.org/bots/api#getfile ."""
    number = str(params.get("file_id", ""))
    body = world.files.get(number)
    if body is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(body) > FileSizeLimit.FILESIZE_DOWNLOAD:
        raise bad_request("file is too big")
    facts = {"file_id": number, "file_unique_id": f"u{number}", "file_size": len(body)}
    return {**facts, "file_path": f"documents/{number}"}


def set_webhook(world: World, bot: Bot, params: Json) -> object:
    """https://core.telegram.org/bots/api#setwebhook . Plain HTTP to the loopback only."""
    url, secret = str(params.get("url", "")), str(params.get("secret_token") or "")
    parts = urlsplit(url)
    if url and parts.scheme != "https" and parts.hostname not in {"127.0.0.1", "localhost"}:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    allow(bot, params)
    bot.webhook = Webhook(url, secret) if url else None
    _forget(bot, params)
    world.bell.ring()
    return True


def delete_webhook(world: World, bot: Bot, params: Json) -> object:
    """https://core.telegram.org/bots/api#deletewebhook ."""
    bot.webhook = None
    _forget(bot, params)
    world.bell.ring()
    return True


def _forget(bot: Bot, params: Json) -> None:
    if str(params.get("drop_pending_updates", "")).lower() in {"true", "1"}:
        bot.pending.clear()


def get_webhook_info(_: World, bot: Bot, __: Json) -> object:
    """https://core.telegram.org/bots/api#getwebhookinfo ."""
    hook = bot.webhook
    info: Json = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(bot.pending),
        "allowed_updates": sorted(bot.allowed),
    }
    return {**info, "last_error_message": hook.last_error} if hook and hook.last_error else info


def allow(bot: Bot, params: Json) -> None:
    """Remember which kinds of updates a bot wants; silence keeps the last wish."""
    wanted = structured(params, "allowed_updates")
    if isinstance(wanted, list):
        bot.allowed = frozenset(str(kind) for kind in wanted)


METHODS: dict[str, Method] = {
    "getme": get_me,
    "sendmessage": send_message,
    "sendphoto": send_photo,
    "editmessagetext": edit_message_text,
    "editmessagereplymarkup": edit_message_reply_markup,
    "deletemessage": delete_message,
    "answercallbackquery": answer_callback_query,
    "sendchataction": send_chat_action,
    "setmycommands": set_my_commands,
    "getchat": get_chat,
    "getfile": get_file,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info,
}
"""All but getUpdates, which waits. Names are case-insensitive, as in the real API."""
