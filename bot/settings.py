"""Settings: every one of them, read once from the environment and `.env`, checked before anything starts."""

import re
from collections.abc import Callable
from pathlib import Path
from textwrap import wrap
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError, PydanticUndefined
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.guidebook.reading.limits import EXPANSION, MEGABYTE, Limits
from prompts.terminal import sentence

ENV_FILE = Path(".env")
_SQLITE = re.compile(r"sqlite:///\S+")
_POSTGRESQL = re.compile(r"postgresql\+psycopg://\S+")


class SettingsError(Exception):
    """Settings that cannot be used. `lines` holds one for each, never with a secret's value."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def _shaped(pattern: str) -> Callable[[SecretStr], SecretStr]:
    shape = re.compile(pattern)

    def check(value: SecretStr) -> SecretStr:
        if not shape.fullmatch(value.get_secret_value()):
            raise ValueError
        return value

    return check


def _database(value: SecretStr) -> SecretStr:
    url = value.get_secret_value()
    if not (_SQLITE.fullmatch(url) or _POSTGRESQL.fullmatch(url)):
        raise ValueError
    return value


def _address(*schemes: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        parts = urlsplit(value)
        if (
            parts.scheme not in schemes
            or not parts.hostname
            or parts.query
            or parts.fragment
            or parts.username
        ):
            raise ValueError
        return value.rstrip("/")

    return check


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


TelegramToken = Annotated[SecretStr, AfterValidator(_shaped(r"\d{3,20}:[A-Za-z0-9_-]{30,64}"))]
SlackBotToken = Annotated[SecretStr, AfterValidator(_shaped(r"xoxb-[A-Za-z0-9-]{8,250}"))]
SlackAppToken = Annotated[SecretStr, AfterValidator(_shaped(r"xapp-[A-Za-z0-9-]{8,250}"))]
SlackSigningSecret = Annotated[SecretStr, AfterValidator(_shaped(r"[0-9a-f]{32,64}"))]
WebhookSecret = Annotated[SecretStr, AfterValidator(_shaped(r"[A-Za-z0-9_-]{1,256}"))]
"""The characters and the length are those of the Bot API's `setWebhook`."""


class Settings(BaseSettings):
    """Everything an operator can set. A description below is its one documentation."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="ignore",
        env_ignore_empty=True,
        hide_input_in_errors=True,
        str_strip_whitespace=True,
    )

    database_url: Annotated[SecretStr, AfterValidator(_database)] = Field(
        SecretStr("sqlite:///data/convenor.db"),
        description="Where everything is kept: sqlite:///FILE (relative to the working directory; "
        "sqlite:////FILE is absolute), or postgresql+psycopg://USER:PASSWORD@HOST/NAME.",
    )
    telegram_bot_token: TelegramToken | None = Field(
        None, description="The token that BotFather gave you: digits, a colon, letters."
    )
    telegram_webhook_url: Annotated[str, AfterValidator(_address("https"))] | None = Field(
        None,
        description="The public https address at which Telegram reaches this bot. With "
        "TELEGRAM_WEBHOOK_SECRET: webhook; without both: long polling, which needs no public address.",
    )
    telegram_webhook_secret: WebhookSecret | None = Field(
        None,
        validate_default=True,
        description="A long random word (letters, digits, _ and -, at most 256) by which Telegram proves "
        "that a webhook call is its own.",
    )
    telegram_api_base_url: Annotated[str, AfterValidator(_address("https", "http"))] = Field(
        "https://api.telegram.org", description="Another Bot API server, where you host one yourself."
    )
    slack_bot_token: SlackBotToken | None = Field(
        None, description="The bot token of your Slack app (OAuth & Permissions); it begins with xoxb-."
    )
    slack_app_token: SlackAppToken | None = Field(
        None,
        description="The app-level token with the scope connections:write (Basic Information); it begins "
        "with xapp-. With it Slack is connected by Socket Mode, which needs no public address.",
    )
    slack_signing_secret: SlackSigningSecret | None = Field(
        None,
        validate_default=True,
        description="The signing secret (Basic Information), for Slack over HTTP instead. Not used while "
        "SLACK_APP_TOKEN is set.",
    )
    slack_api_base_url: Annotated[str, AfterValidator(_address("https", "http"))] = Field(
        "https://slack.com/api", description="Another Web API address, such as that of GovSlack."
    )
    http_host: Annotated[str, Field(pattern=r"^[A-Za-z0-9.:_-]+$")] = Field(
        "127.0.0.1", description="The address on which webhooks and health are served."
    )
    http_port: Annotated[int, Field(ge=1, le=65535)] = Field(8080, description="The port beside it.")
    evidence: Annotated[Literal["reference", "download"], BeforeValidator(_lower)] = Field(
        "reference",
        description="What is kept of pictures and documents that people send along with an answer: "
        "reference (they stay on the platform) or download (a copy is kept in the database).",
    )
    evidence_max_mb: Annotated[int, Field(ge=1, le=100)] = Field(
        10, description="How much of one message is downloaded, in megabytes. Telegram gives at most 20."
    )
    llm_model: Annotated[str, Field(pattern=r"^[a-z0-9_]+:\S+$")] | None = Field(
        None,
        description="A LangChain chat model, provider:name, that words the guidebook's answers and listens "
        "for promises. Without it, rules do both and nothing is sent to a model. Its package comes with "
        "`make install EXTRA=openai`; its key goes into the environment, under the name that the provider "
        "gives it.",
    )
    guidebook_max_mb: Annotated[int, Field(ge=1, le=1000)] = Field(
        50,
        description="How large a document for a guidebook may be, in megabytes. What is sent to the bot on "
        "Telegram can have at most 20; `convenor guidebook add` reads the rest.",
    )
    guidebook_max_pages: Annotated[int, Field(ge=1, le=100_000)] = Field(
        2000, description="How many pages it may have."
    )
    guidebook_page_seconds: Annotated[int, Field(ge=1, le=600)] = Field(
        30,
        description="How many seconds the reading of one page may take. A whole document may take ten "
        "minutes, however many pages it has.",
    )
    embeddings: Annotated[str, Field(pattern=r"^(bundled|none|[a-z0-9_]+:\S+)$")] = Field(
        "bundled",
        description="What tells the guidebook what texts mean: bundled (a model that comes with Convenor and "
        "needs no network), none (guidebooks are searched by their words alone), or another embedding model "
        "of LangChain's, provider:name, which is sent every passage and question. Where that does not answer "
        "at the start, words alone decide until the next one.",
    )
    log_format: Annotated[Literal["console", "json"], BeforeValidator(_lower)] = Field(
        "console", description="How the log is written: console or json."
    )
    log_level: Annotated[Literal["debug", "info", "warning", "error"], BeforeValidator(_lower)] = Field(
        "info", description="What the log holds: debug, info, warning or error."
    )

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _telegram_is_whole(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if _given(info, "telegram_webhook_url") != (value is not None):
            raise PydanticCustomError("alone", "alone")
        if value is not None and not _given(info, "telegram_bot_token"):
            raise PydanticCustomError("tokenless", "tokenless")
        return value

    @field_validator("slack_signing_secret")
    @classmethod
    def _slack_is_whole(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        connected = _given(info, "slack_app_token") or value is not None
        if connected and not _given(info, "slack_bot_token"):
            raise PydanticCustomError("tokenless", "tokenless")
        if _given(info, "slack_bot_token") and not connected:
            raise PydanticCustomError("alone", "alone")
        return value

    @classmethod
    def read(cls, env_file: Path | None = ENV_FILE) -> Self:
        """Return the settings of the environment, then of `env_file` where there is one.

        Raises `SettingsError` with a line for each that cannot be used.
        """
        source: dict[str, Any] = {"_env_file": env_file, "_env_file_encoding": "utf-8"}
        try:
            return cls(**source)
        except ValidationError as error:
            raise SettingsError([_line(str(e["loc"][0]), e["type"]) for e in error.errors()]) from None
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(
                [sentence("settings.file", file=env_file, why=type(error).__name__)]
            ) from None

    def problems_for_run(self) -> list[str]:
        """Return a line for each thing that `run` needs beyond valid settings; empty when it can start."""
        if self.telegram_bot_token or self.slack_bot_token:
            return []
        return [sentence("settings.no_channel")]

    def fetch_most(self) -> int | None:
        """Return how many bytes of one message are downloaded; None where files stay where they are."""
        return self.evidence_max_mb * MEGABYTE if self.evidence == "download" else None

    def guidebook_limits(self) -> Limits:
        """Return what a document for a guidebook may cost."""
        size = self.guidebook_max_mb * MEGABYTE
        return Limits(
            size=size,
            pages=self.guidebook_max_pages,
            page_seconds=self.guidebook_page_seconds,
            expansion=EXPANSION * size,
        )

    def secrets(self) -> list[str]:
        """Return the values that no log may hold. Those under 8 characters would blot out plain words."""
        password = urlsplit(self.database_url.get_secret_value()).password or ""
        held = (getattr(self, name) for name in type(self).model_fields if name != "database_url")
        values = [password, *(value.get_secret_value() for value in held if isinstance(value, SecretStr))]
        return [value for value in values if len(value) >= 8]


def _given(info: ValidationInfo, name: str) -> bool:
    """Return whether the field was given, well or malformed: a malformed one is left out of `data`."""
    return info.data.get(name, name) is not None


def _line(field: str, kind: str) -> str:
    """Return the line for one field: what is wrong with it and what to do."""
    if kind in {"alone", "tokenless"}:
        return sentence(f"settings.{kind}.{field}")
    return f"{field.upper()}: {sentence(f'settings.malformed.{field}')}"


def is_well_formed(field: str, value: str) -> bool:
    """Return whether `value` alone would do for a field, whatever the others hold."""
    shape: TypeAdapter[object] = TypeAdapter(Settings.model_fields[field].rebuild_annotation())
    try:
        shape.validate_python(value)
    except ValidationError:
        return False
    return True


def example() -> str:
    """Return `.env.example`: each setting with its description and its default, all commented out."""
    blocks = [sentence("settings.example")]
    for name, field in Settings.model_fields.items():
        default = field.default
        if default is None or default is PydanticUndefined:
            shown = ""
        else:
            shown = default.get_secret_value() if isinstance(default, SecretStr) else str(default)
        blocks.append("\n".join([*wrap(field.description or "", 98), f"{name.upper()}={shown}"]))
    lines = "\n\n".join(blocks).splitlines()
    return "".join(f"#{'' if _is_value(line) else ' '}{line}".rstrip(" #") + "\n" for line in lines)


def _is_value(line: str) -> bool:
    return re.match(r"[A-Z_]+=", line) is not None
