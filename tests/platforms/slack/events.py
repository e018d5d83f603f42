"""The payloads that Slack sends: events, slash commands and clicks, as its reference describes them."""

from typing import Any

from tests.platforms.slack.workspace import (
    APP,
    BOT_USER,
    TEAM,
    Account,
    Button,
    ChatMessage,
    Conversation,
    Workspace,
)

Json = dict[str, Any]


def escaped(text: str) -> str:
    """What Slack makes of `&`, `<` and `>` that a person types."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def author(payload: Json) -> str:
    """Whose act a payload tells of."""
    event = payload.get("event", {})
    user = payload.get("user") or event.get("user") or event.get("message", {}).get("user")
    return str(user["id"] if isinstance(user, dict) else user or payload.get("user_id", ""))


def callback(workspace: Workspace, event: Json, account: Account | None = None) -> Json:
    """An Events API payload around an event. `account` is whose act it was."""
    stamp = workspace.ts()
    team = {"user_team": account.team} if account and account.team != TEAM else {}
    return {
        "token": "verification-token",
        "team_id": TEAM,
        "api_app_id": APP,
        "type": "event_callback",
        "event_id": f"Ev{workspace.number():08d}",
        "event_time": int(float(stamp)),
        "authorizations": [{"team_id": TEAM, "user_id": BOT_USER, "is_bot": True}],
        "event": {"event_ts": stamp, **team, **event},
    }


def _message(workspace: Workspace, message: ChatMessage, account: Account) -> Json:
    body = message.as_json() | {"client_msg_id": f"c-{message.ts}", "team": account.team}
    if message.thread_ts:
        root = workspace.messages.get((message.channel, message.thread_ts))
        body["parent_user_id"] = root.user if root else ""
    return body


def _place(workspace: Workspace, channel: str) -> Json:
    direct = workspace.conversations[channel].direct
    return {"channel": channel, "channel_type": "im" if direct else "channel"}


def posted(workspace: Workspace, message: ChatMessage, account: Account) -> list[Json]:
    """The events of a new message where the bot is: `message`, and `app_mention` where it is named."""
    conversation = workspace.conversations[message.channel]
    if BOT_USER not in conversation.members:
        return []
    event = (
        _message(workspace, message, account) | {"event_ts": message.ts} | _place(workspace, message.channel)
    )
    if message.files:
        event["subtype"] = "file_share"
    told = [event]
    if f"<@{BOT_USER}>" in message.text and not conversation.direct:
        mention = {key: value for key, value in event.items() if key not in {"subtype", "channel_type"}}
        told.append(mention | {"type": "app_mention"})
    return [callback(workspace, one, account) for one in told]


def changed(workspace: Workspace, old: ChatMessage, new: ChatMessage, account: Account) -> Json:
    """`message_changed`, which Slack also sends when only a link preview was added."""
    event = {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "message": _message(workspace, new, account),
        "previous_message": _message(workspace, old, account),
        "ts": new.edited or workspace.ts(),
        **_place(workspace, new.channel),
    }
    return callback(workspace, event, account)


def slash(place: Conversation, account: Account, text: str, trigger: str) -> Json:
    """The form fields of a slash command."""
    return {
        "command": "/convenor",
        "text": text,
        "trigger_id": trigger,
        "user_id": account.id,
        "user_name": account.name.lower(),
        "team_id": account.team,
        "team_domain": "home",
        "channel_id": place.id,
        "channel_name": place.name,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": "http://127.0.0.1:9/commands",
    }


def acted_on(place: Conversation, account: Account, message: ChatMessage, act: Json) -> Json:
    """`message_action`: a message shortcut. `act` holds trigger_id and callback_id."""
    return {
        "type": "message_action",
        "token": "verification-token",
        "callback_id": act["callback_id"],
        "trigger_id": act["trigger_id"],
        "action_ts": message.ts,
        "message_ts": message.ts,
        "response_url": "http://127.0.0.1:9/shortcuts",
        "user": {"id": account.id, "name": account.name.lower(), "team_id": account.team},
        "team": {"id": TEAM, "domain": "home"},
        "channel": {"id": place.id, "name": place.name},
        "message": message.as_json() | {"team": account.team},
        "is_enterprise_install": False,
    }


def submitted(account: Account, view: Json, values: Json, trigger: str) -> Json:
    """`view_submission`: what was filled into a modal, by block and action."""
    return {
        "type": "view_submission",
        "team": {"id": TEAM, "domain": "home"},
        "user": {"id": account.id, "username": account.name.lower(), "team_id": account.team},
        "api_app_id": APP,
        "token": "verification-token",
        "trigger_id": trigger,
        "view": {**view, "state": {"values": values}},
        "response_urls": [],
        "is_enterprise_install": False,
    }


def pressed(place: Conversation, account: Account, message: ChatMessage, button: Button, act: Json) -> Json:
    """`block_actions` of one button. `act` holds trigger_id and action_ts."""
    action: Json = {
        "type": "button",
        "action_id": button.action_id,
        "block_id": button.block_id,
        "text": {"type": "plain_text", "text": button.label},
        "action_ts": act["action_ts"],
    }
    if button.token:
        action["value"] = button.token
    return {
        "type": "block_actions",
        "user": {"id": account.id, "name": account.name.lower(), "team_id": account.team},
        "team": {"id": TEAM, "domain": "home"},
        "api_app_id": APP,
        "channel": {"id": place.id, "name": place.name},
        "container": {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": place.id,
            "is_ephemeral": message.only is not None,
            **({"thread_ts": message.thread_ts} if message.thread_ts else {}),
        },
        # Slack tells nothing more of a message that only one may see.
        **({} if message.only else {"message": message.as_json()}),
        "trigger_id": act["trigger_id"],
        "actions": [action],
    }
