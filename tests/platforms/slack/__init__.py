"""A small strict Slack for tests: Web API, Socket Mode, signed events, and people who use it."""

from tests.platforms.slack.people import Person
from tests.platforms.slack.server import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, Call, SlackServer
from tests.platforms.slack.workspace import BOT_USER, TEAM, Button, ChatMessage, Conversation

__all__ = [
    "APP_TOKEN",
    "BOT_TOKEN",
    "BOT_USER",
    "SIGNING_SECRET",
    "TEAM",
    "Button",
    "Call",
    "ChatMessage",
    "Conversation",
    "Person",
    "SlackServer",
]
