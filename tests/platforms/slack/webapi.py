"""The methods of Slack's Web API that the bot uses, with Slack's refusals and effects."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from tests.platforms.slack.limits import SlackRefusal, check_message, check_view
from tests.platforms.slack.workspace import APP, BOT, BOT_USER, TEAM, ChatMessage, Workspace

Json = dict[str, Any]
Method = Callable[["WebApi", Json], Awaitable[Json]]

SCOPES = (
    "app_mentions:read", "channels:history", "channels:read", "chat:write", "commands", "files:read",
    "files:write", "groups:history", "groups:read", "im:history", "im:read", "im:write", "mpim:history",
    "mpim:read", "team:read", "users:read",
)  # fmt: skip


def _blocks(args: Json, key: str = "blocks") -> Any:
    sent = args.get(key) or []
    if not isinstance(sent, str):
        return sent
    try:
        return json.loads(sent)
    except ValueError as broken:
        raise SlackRefusal(f"invalid_{key}_format") from broken


def _required(args: Json, key: str) -> str:
    if not args.get(key):
        raise SlackRefusal("invalid_arguments", f"missing {key}")
    return str(args[key])


class WebApi:
    """Answers methods from the workspace. A method's refusal is a `SlackRefusal`."""

    def __init__(
        self, workspace: Workspace, socket_url: Callable[[], str], *, trigger_life: float = 3.0
    ) -> None:
        self.workspace = workspace
        self.trigger_life = trigger_life
        self._socket_url = socket_url
        self._triggers: dict[str, tuple[float, str]] = {}

    def trigger(self, user: str) -> str:
        """A new trigger id, good for one view within `trigger_life` seconds."""
        token = f"{self.workspace.number()}.{TEAM}.{user}"
        self._triggers[token] = asyncio.get_running_loop().time(), user
        return token

    def _spend(self, args: Json) -> str:
        """Whose the trigger was."""
        given, user = self._triggers.pop(_required(args, "trigger_id"), (None, ""))
        if given is None:
            raise SlackRefusal("invalid_trigger_id")
        if asyncio.get_running_loop().time() - given > self.trigger_life:
            raise SlackRefusal("expired_trigger_id")
        return user

    async def auth_test(self, _: Json) -> Json:
        return {
            "url": "https://home.slack.com/", "team": "Home", "team_id": TEAM,
            "user": "convenor", "user_id": BOT_USER, "bot_id": BOT,
        }  # fmt: skip

    async def open_socket(self, _: Json) -> Json:
        return {"url": self._socket_url()}

    def _post_target(self, args: Json) -> str:
        channel = _required(args, "channel")
        if channel.startswith(("U", "W")):
            channel = self.workspace.direct(channel).id
        found = self.workspace.conversation(channel)
        if found.direct:
            self._reach(next(member for member in found.members if member != BOT_USER))
        return channel

    def _reach(self, user: str) -> None:
        account = self.workspace.account(user)
        if account.deleted:
            raise SlackRefusal("user_disabled")
        if account.blocks_bot:
            raise SlackRefusal("cannot_dm_bot")
        if not self.workspace.messages_tab:
            raise SlackRefusal("messages_tab_disabled")

    def _compose(self, args: Json, channel: str, ts: str) -> ChatMessage:
        text, blocks = str(args.get("text") or ""), _blocks(args)
        check_message(text, blocks)
        self.workspace.uploads.show(blocks)
        metadata = _blocks(args, "metadata") or None
        if metadata is not None and not {"event_type", "event_payload"} <= set(metadata):
            raise SlackRefusal("invalid_metadata_format")
        return ChatMessage(channel, ts, BOT_USER, text, blocks, args.get("thread_ts"), metadata)

    async def post_message(self, args: Json) -> Json:
        message = self._compose(args, self._post_target(args), self.workspace.ts())
        await self.workspace.put(message)
        return {"channel": message.channel, "ts": message.ts, "message": message.as_json()}

    async def post_ephemeral(self, args: Json) -> Json:
        channel, user = _required(args, "channel"), _required(args, "user")
        self.workspace.account(user)
        if user not in self.workspace.conversation(channel).members:
            raise SlackRefusal("user_not_in_channel")
        message = replace(self._compose(args, channel, self.workspace.ts()), only=user, metadata=None)
        root = message.thread_ts
        if root is None or any(row.thread_ts == root for row in self.workspace.listed(channel)):
            await self.workspace.put(message)  # in a thread that nobody has opened it is seen by nobody
        return {"message_ts": message.ts}

    def _own(self, args: Json, refusal: str) -> ChatMessage:
        channel, ts = _required(args, "channel"), _required(args, "ts")
        self.workspace.conversation(channel)
        found = self.workspace.messages.get((channel, ts))
        if found is None or found.only:
            raise SlackRefusal("message_not_found")
        if not found.from_bot:
            raise SlackRefusal(refusal)
        return found

    async def update(self, args: Json) -> Json:
        old = self._own(args, "cant_update_message")
        new = self._compose(args, old.channel, old.ts)
        metadata = new.metadata if "metadata" in args else old.metadata
        await self.workspace.put(
            replace(new, thread_ts=old.thread_ts, metadata=metadata, edited=self.workspace.ts())
        )
        return {"channel": old.channel, "ts": old.ts, "text": new.text}

    async def delete(self, args: Json) -> Json:
        old = self._own(args, "cant_delete_message")
        del self.workspace.messages[old.channel, old.ts]
        await self.workspace.changed()
        return {"channel": old.channel, "ts": old.ts}

    async def open_conversation(self, args: Json) -> Json:
        users = [user for user in str(args.get("users") or "").split(",") if user]
        if len(users) != 1:
            raise SlackRefusal(
                "users_list_not_supplied" if not users else "method_not_supported_for_channel_type"
            )
        account = self.workspace.account(users[0])
        if account.deleted:
            raise SlackRefusal("user_disabled")
        if account.blocks_bot:
            raise SlackRefusal("cannot_dm_bot")
        return {"channel": {"id": self.workspace.direct(users[0]).id}}

    async def history(self, args: Json) -> Json:
        channel = self.workspace.conversation(_required(args, "channel"))
        oldest, latest = float(args.get("oldest") or 0), float(args.get("latest") or "inf")
        rows = [
            row
            for row in self.workspace.listed(channel.id)
            if not row.only and oldest < float(row.ts) <= latest
        ]
        rows = [row for row in rows if row.thread_ts in {None, row.ts}]
        return self._page(rows[::-1], args)

    async def replies(self, args: Json) -> Json:
        channel = self.workspace.conversation(_required(args, "channel"))
        root, oldest = _required(args, "ts"), float(args.get("oldest") or 0)
        if (channel.id, root) not in self.workspace.messages:
            raise SlackRefusal("thread_not_found")
        rows = [
            row
            for row in self.workspace.listed(channel.id)
            if not row.only and root in {row.ts, row.thread_ts}
        ]
        return self._page([row for row in rows if row.ts == root or float(row.ts) > oldest], args)

    def _page(self, rows: list[ChatMessage], args: Json) -> Json:
        limit, start = int(args.get("limit") or 100), int(args.get("cursor") or 0)
        if not 1 <= limit <= 999:
            raise SlackRefusal("invalid_limit")
        full = str(args.get("include_all_metadata", "")).lower() in {"1", "true"}
        more = start + limit < len(rows)
        return {
            "messages": [row.as_json(with_metadata=full) for row in rows[start : start + limit]],
            "has_more": more,
            "response_metadata": {"next_cursor": str(start + limit) if more else ""},
        }

    async def conversation_info(self, args: Json) -> Json:
        found = self.workspace.conversation(_required(args, "channel"), member=False)
        return {
            "channel": {
                "id": found.id, "name": found.name, "is_im": found.direct, "is_archived": found.is_archived,
                "is_member": BOT_USER in found.members,
            }
        }  # fmt: skip

    async def user_info(self, args: Json) -> Json:
        account = self.workspace.account(_required(args, "user"))
        user: Json = {
            "id": account.id, "team_id": account.team, "name": account.name.lower(),
            "real_name": account.name, "deleted": account.deleted, "tz": account.zone, "is_bot": False,
            "profile": {"display_name": account.name, "real_name": account.name},
        }  # fmt: skip
        if str(args.get("include_locale", "")).lower() in {"1", "true"}:
            user["locale"] = account.locale
        return {"user": user}

    def _view(self, args: Json, view_id: str) -> Json:
        view = _blocks(args, "view")
        check_view(view)
        number = self.workspace.number()
        return {**view, "id": view_id, "hash": f"{number}", "team_id": TEAM, "app_id": APP, "bot_id": BOT}

    async def open_view(self, args: Json) -> Json:
        user = self._spend(args)
        view = self._view(args, f"V{self.workspace.number()}")
        self.workspace.viewers[view["id"]] = user
        self.workspace.views[view["id"]] = view
        await self.workspace.changed()
        return {"view": view}

    async def update_view(self, args: Json) -> Json:
        view_id = _required(args, "view_id")
        if view_id not in self.workspace.views:
            raise SlackRefusal("not_found")
        if args.get("hash") and args["hash"] != self.workspace.views[view_id]["hash"]:
            raise SlackRefusal("hash_conflict")
        self.workspace.views[view_id] = view = self._view(args, view_id)
        await self.workspace.changed()
        return {"view": view}

    async def file_info(self, args: Json) -> Json:
        found = self.workspace.files.get(_required(args, "file"))
        if found is None:
            raise SlackRefusal("file_not_found")
        return {"file": found.facts}

    async def begin_upload(self, args: Json) -> Json:
        upload = self.workspace.uploads.begin(args)
        return {"upload_url": f"{self.workspace.address()}/upload/{upload.id}", "file_id": upload.id}

    async def finish_upload(self, args: Json) -> Json:
        return {"files": self.workspace.uploads.finish(args)}

    async def publish_view(self, args: Json) -> Json:
        user = self.workspace.account(_required(args, "user_id")).id
        self.workspace.homes[user] = view = self._view(args, f"V{self.workspace.number()}")
        await self.workspace.changed()
        return {"view": view}


METHODS: dict[str, tuple[str, Method]] = {
    "auth.test": ("", WebApi.auth_test),
    "apps.connections.open": ("connections:write", WebApi.open_socket),
    "chat.postMessage": ("chat:write", WebApi.post_message),
    "chat.postEphemeral": ("chat:write", WebApi.post_ephemeral),
    "chat.update": ("chat:write", WebApi.update),
    "chat.delete": ("chat:write", WebApi.delete),
    "conversations.open": ("im:write", WebApi.open_conversation),
    "conversations.history": ("im:history", WebApi.history),
    "conversations.replies": ("im:history", WebApi.replies),
    "conversations.info": ("im:read", WebApi.conversation_info),
    "files.info": ("files:read", WebApi.file_info),
    "files.getUploadURLExternal": ("files:write", WebApi.begin_upload),
    "files.completeUploadExternal": ("files:write", WebApi.finish_upload),
    "users.info": ("users:read", WebApi.user_info),
    "views.open": ("", WebApi.open_view),
    "views.update": ("", WebApi.update_view),
    "views.publish": ("", WebApi.publish_view),
}
"""Each method's scope and function; any other is `unknown_method`."""
