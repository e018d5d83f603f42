"""What Slack tells, as `InboundEvent`. Pure; names follow Slack's Events API and interaction payloads."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from bot.channels.slack.modal import token_of, values_of
from bot.channels.slack.plain import mention_of, words
from storage.records.events import EventKind, File, InboundEvent, Quoted, Unreadable

Json = dict[str, Any]

CHANNEL = "slack"
SPOKEN = {None, "file_share", "thread_broadcast", "me_message"}
"""Message subtypes by which a person says something; the others are notices of Slack or of bots."""

SHORTCUTS = {"track_commitment": "commit"}
"""The message shortcuts of the app, by callback id, and the command that each stands for."""

SECRETS = {"token", "response_url", "response_urls"}
"""Fields of a payload that let their holder act: they are not kept."""


@dataclass(frozen=True, slots=True)
class Self:
    """Who we are in the workspace: the team's id, our user and our bot id."""

    account: str
    user: str
    bot: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a payload is read with. `now` (aware UTC) dates a command, which carries no time of its own."""

    me: Self
    now: datetime
    names: Mapping[str, str]


def translate(body: Json, reading: Reading) -> InboundEvent | Unreadable | None:
    """Return the event, None for what does not concern the bot, `Unreadable` for what cannot be read.

    A `message` and its `app_mention` get one key, so that the second is dropped as a repeat.
    """
    try:
        if body.get("type") == "event_callback":
            translator = EVENTS.get(body["event"]["type"])
            return translator(body, reading) if translator else None
        if body.get("type") == "block_actions":
            return _pressed(body, reading)
        if body.get("type") == "view_submission":
            return _submitted(body, reading)
        if body.get("type") == "message_action":
            return _tracked(body, reading)
        return _command(body, reading) if "command" in body else None
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as unreadable:
        raw = json.dumps({key: value for key, value in body.items() if key not in SECRETS}, default=str)
        key = body.get("event_id") or body.get("trigger_id") or hashlib.sha256(raw.encode()).hexdigest()
        error = f"{type(unreadable).__name__}: {unreadable}"
        return Unreadable(CHANNEL, reading.me.account, str(key), raw, error)


def _message(body: Json, reading: Reading) -> InboundEvent | None:
    event = body["event"]
    if event.get("subtype") == "message_changed":
        return _edited(body, reading)
    if event.get("subtype") not in SPOKEN or not _by_person(event, reading.me):
        return None
    direct, channel = _is_direct(event["channel"]), event["channel"]
    if not _concerns_bot(event, reading.me, direct=direct):
        return None
    said = _said(body, event, reading)
    text = said.text or _wordless(event)
    return replace(
        said,
        key=f"{channel}:{event['ts']}",
        kind=EventKind.TEXT if said.text else EventKind.OTHER,
        text=text,
    )


def _edited(body: Json, reading: Reading) -> InboundEvent | None:
    event, message = body["event"], body["event"]["message"]
    unchanged = event.get("previous_message", {}).get("text") == message.get("text")
    if unchanged or message.get("subtype") not in SPOKEN or not _by_person(message, reading.me):
        return None
    message = {**message, "channel": event["channel"]}
    if not _concerns_bot(message, reading.me, direct=_is_direct(event["channel"])):
        return None
    edited_at = message.get("edited", {}).get("ts") or event.get("event_ts") or event["ts"]
    said = _said(body, message, reading)
    return replace(said, kind=EventKind.EDITED, sent_at=_moment(edited_at), files=())


def _said(body: Json, message: Json, reading: Reading) -> InboundEvent:
    """Return the words of a message and what stands around them, as a TEXT keyed by the event's id."""
    channel, me, direct = message["channel"], reading.me, _is_direct(message["channel"])
    root = message.get("thread_ts")
    inside = f"{channel}:{root}" if root and root != message["ts"] else None
    own = f"{channel}:{message['ts']}"
    return InboundEvent(
        CHANNEL,
        me.account,
        key=str(body["event_id"]),
        kind=EventKind.TEXT,
        user=_user(message["user"], _team_of(message, body["event"]), me),
        chat=channel,
        direct=direct,
        sent_at=_moment(message["ts"]),
        text=words(message.get("text") or "", me.user, reading.names),
        files=tuple(_file(one) for one in message.get("files") or [] if one.get("id")),
        message=own,
        reply_to=inside,
        thread=inside or (None if direct else own),  # in a channel the answer opens a thread
        addressed=not direct,
    )


def _by_person(message: Json, me: Self) -> bool:
    if message.get("bot_id") or message.get("hidden"):
        return False
    return message.get("user") not in {None, me.user, "USLACKBOT"}


def _concerns_bot(message: Json, me: Self, *, direct: bool) -> bool:
    named = mention_of(me.user).search(message.get("text") or "") is not None
    return direct or named or message.get("parent_user_id") == me.user


def _wordless(message: Json) -> str:
    """Name what was sent without words."""
    for file in message.get("files") or []:
        kind = str(file.get("mimetype") or "").partition("/")[0]
        if file.get("subtype") == "slack_audio" or kind == "audio":
            return "voice"
        return {"image": "photo", "video": "video"}.get(kind, "document")
    return "empty"


def _command(body: Json, reading: Reading) -> InboundEvent:
    word, _, rest = (body.get("text") or "").strip().partition(" ")
    channel, user = body["channel_id"], _user(body["user_id"], body.get("team_id"), reading.me)
    direct = _is_direct(channel)
    return InboundEvent(
        CHANNEL,
        reading.me.account,
        key=body["trigger_id"],
        kind=EventKind.COMMAND,
        user=user,
        # A command may be typed in a direct chat of two people, where the bot cannot answer.
        chat=user if direct else channel,
        direct=direct,
        sent_at=reading.now,
        command=words(word, reading.me.user, reading.names).lower().lstrip("/") or "help",
        text=words(rest, reading.me.user, reading.names),
        addressed=not direct,
    )


def _pressed(body: Json, reading: Reading) -> InboundEvent | None:
    action, user, container = body["actions"][0], body["user"], body["container"]
    if container.get("type") != "message" or not action.get("value"):
        return None
    channel, root = container["channel_id"], container.get("thread_ts")
    return InboundEvent(
        CHANNEL,
        reading.me.account,
        key=body["trigger_id"],
        kind=EventKind.CHOICE,
        user=_user(user["id"], user.get("team_id"), reading.me),
        chat=channel,
        direct=_is_direct(channel),
        sent_at=_moment(action["action_ts"]) if action.get("action_ts") else reading.now,
        token=action["value"],
        message=f"{channel}:{container['message_ts']}",
        thread=f"{channel}:{root}" if root and root != container["message_ts"] else None,
    )


def _submitted(body: Json, reading: Reading) -> InboundEvent:
    """Return the form that was filled in. A view is in no chat: it is answered in the direct one."""
    view, user = body["view"], body["user"]
    who = _user(user["id"], user.get("team_id"), reading.me)
    return InboundEvent(
        CHANNEL,
        reading.me.account,
        key=body.get("trigger_id") or f"{view['id']}:{view['hash']}",
        kind=EventKind.FORM,
        user=who,
        chat=who,
        direct=True,
        sent_at=reading.now,
        token=token_of(view),
        values=values_of(view),
    )


def _tracked(body: Json, reading: Reading) -> InboundEvent | None:
    """Return a message shortcut as the command that it stands for, given on the message it was used on.

    Nothing may be said where the bot may not be, so the answer goes to the direct chat.
    """
    message, user = body["message"], body["user"]
    command = SHORTCUTS.get(body["callback_id"])
    if command is None:
        return None
    who, author = _user(user["id"], user.get("team_id"), reading.me), message.get("user")
    team = message.get("user_team") or message.get("team")
    quoted = Quoted(
        _user(author, team, reading.me) if author and _by_person(message, reading.me) else "",
        words(message.get("text") or "", reading.me.user, reading.names),
        _moment(message["ts"]),
        body["channel"]["id"],
        f"{body['channel']['id']}:{message['ts']}",
    )
    return InboundEvent(
        CHANNEL,
        reading.me.account,
        key=body["trigger_id"],
        kind=EventKind.COMMAND,
        user=who,
        chat=who,
        direct=True,
        sent_at=reading.now,
        command=command,
        quoted=quoted,
    )


def _file(file: Json) -> File:
    media = str(file.get("mimetype") or "")
    kind = "photo" if media.startswith("image/") else "document"
    return File(str(file["id"]), kind, str(file.get("name") or ""), media, file.get("size"))


def _membership(kind: EventKind) -> Callable[[Json, Reading], InboundEvent | None]:
    def told(body: Json, reading: Reading) -> InboundEvent | None:
        event, me = body["event"], reading.me
        if event.get("user", me.user) != me.user:
            return None
        actor = event.get("inviter") or event.get("actor_id") or ""
        return _happened(body, reading, kind, actor, event["channel"])

    return told


def _opened(body: Json, reading: Reading) -> InboundEvent | None:
    event = body["event"]
    if event.get("tab") != "messages":
        return None
    opened = _happened(body, reading, EventKind.OPENED, event["user"], event["channel"])
    # Slack tells each opening; only the first is news, so that all of them have one key.
    return replace(opened, key=f"opened:{event['channel']}:{event['user']}")


def _happened(body: Json, reading: Reading, kind: EventKind, user: str, channel: str) -> InboundEvent:
    return InboundEvent(
        CHANNEL,
        reading.me.account,
        key=str(body["event_id"]),
        kind=kind,
        user=_user(user, _team_of({}, body["event"]), reading.me),
        chat=channel,
        direct=_is_direct(channel),
        sent_at=_moment(body["event"].get("event_ts") or body["event_time"]),
    )


def _is_direct(channel: str) -> bool:
    return channel.startswith("D")


def _team_of(message: Json, event: Json) -> str | None:
    return message.get("user_team") or event.get("user_team") or message.get("team")


def _user(user: str, team: str | None, me: Self) -> str:
    """Name guests by their team too: Slack promises user ids to be unique within one team only."""
    return f"{team}:{user}" if team and team != me.account else user


def _moment(ts: str | float) -> datetime:
    """Slack's timestamps are Unix seconds with a fraction."""
    return datetime.fromtimestamp(float(ts), UTC)


EVENTS: dict[str, Callable[[Json, Reading], InboundEvent | None]] = {
    "message": _message,
    "app_mention": _message,
    "member_joined_channel": _membership(EventKind.JOINED),
    "member_left_channel": _membership(EventKind.LEFT),
    "channel_left": _membership(EventKind.LEFT),
    "group_left": _membership(EventKind.LEFT),
    "app_home_opened": _opened,
}
