"""No payload, however odd, makes the translation fail: it is an event, nothing of ours, or set aside."""

import copy
import json
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.slack.translate import Reading, Self, translate
from storage.records.events import InboundEvent, Unreadable
from tests.platforms.slack import BOT_USER, TEAM, Button, ChatMessage
from tests.platforms.slack.events import changed, posted, pressed, slash
from tests.platforms.slack.workspace import BOT, Account, Workspace

Json = dict[str, Any]

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
READING = Reading(Self(TEAM, BOT_USER, BOT), NOW, {})


def payloads() -> list[Json]:
    """One of each kind that Slack sends."""
    workspace, amina = Workspace(now=NOW.timestamp), Account("U1", "Amina")
    workspace.accounts[amina.id] = amina
    chat = workspace.direct(amina.id)
    said = ChatMessage(chat.id, workspace.ts(), amina.id, "12 pumps", files=[{"mimetype": "image/png"}])
    edited = ChatMessage(chat.id, said.ts, amina.id, "14 pumps", edited=workspace.ts())
    button, act = Button("Yes", "t", "", "a", "b"), {"trigger_id": "1.2", "action_ts": "1.5"}
    return [
        *posted(workspace, said, amina),
        changed(workspace, said, edited, amina),
        slash(chat, amina, "digest", "1.1"),
        pressed(chat, amina, said, button, act),
    ]


def paths(body: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = body.items() if isinstance(body, dict) else enumerate(body) if isinstance(body, list) else ()
    return [found for key, value in inner for found in [(*at, key), *paths(value, (*at, key))]]


@given(st.data())
def test_a_payload_with_a_part_gone_or_odd_is_never_an_error(data: st.DataObject) -> None:
    body = copy.deepcopy(data.draw(st.sampled_from(payloads())))
    path = data.draw(st.sampled_from(paths(body)))
    place: Any = body
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = data.draw(st.sampled_from([None, "", "x", 7, [], {}]))
    found = translate(body, READING)
    assert found is None or isinstance(found, InboundEvent | Unreadable)


def test_each_whole_payload_is_an_event_that_can_be_kept() -> None:
    for body in payloads():
        found = translate(json.loads(json.dumps(body)), READING)
        assert isinstance(found, InboundEvent)
        assert (found.channel, found.account, found.user) == ("slack", TEAM, "U1")
        assert found.sent_at.tzinfo is UTC
