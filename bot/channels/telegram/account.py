"""Whose token it is on Telegram, asked with the real client."""

from dataclasses import dataclass

from pydantic import SecretStr
from telegram import Bot, WebhookInfo
from telegram.error import InvalidToken, TelegramError

from bot.channels.base import CredentialError

TIMEOUT = 10
"""Seconds that an operator waits for one answer of the platform."""


@dataclass(frozen=True, slots=True)
class TelegramAccount:
    """The bot that a token belongs to, and where Telegram sends its updates (empty: nowhere, polling)."""

    username: str
    webhook_url: str
    pending: int
    last_error: str


async def ask_telegram(token: SecretStr, base_url: str) -> TelegramAccount:
    """Return whose token it is, by `getMe` and `getWebhookInfo`. Raises `CredentialError`."""
    address = base_url.rstrip("/")
    bot = Bot(token.get_secret_value(), base_url=f"{address}/bot", base_file_url=f"{address}/file/bot")
    try:
        async with bot:
            webhook: WebhookInfo = await bot.get_webhook_info(read_timeout=TIMEOUT)
            username = bot.username
    except InvalidToken:
        raise CredentialError("telegram_refused") from None
    except TelegramError as error:
        raise CredentialError("telegram_unreachable", why=type(error).__name__, address=address) from None
    return TelegramAccount(
        username, webhook.url, webhook.pending_update_count, webhook.last_error_message or ""
    )
