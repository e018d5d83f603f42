"""Slack as a channel: its events to `InboundEvent`, `OutboundMessage` to its blocks, and nothing else."""

from bot.channels.slack.channel import SlackChannel
from bot.channels.slack.sockets import Patience

__all__ = ["Patience", "SlackChannel"]
