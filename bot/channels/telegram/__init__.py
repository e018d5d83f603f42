"""Telegram: updates become events, messages become Telegram HTML, and nothing else happens here."""

from bot.channels.telegram.channel import TelegramChannel

__all__ = ["TelegramChannel"]
