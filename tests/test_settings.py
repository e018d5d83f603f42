"""Settings and log: wrong settings stop the start with a line each, and no secret is ever shown."""

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot import log
from bot.settings import Settings, SettingsError, example, is_well_formed

TELEGRAM = "123456789:" + "Ab_-5" * 7
BOT = "xoxb-1234567890-abcdefghij"
APP = "xapp-1-A0123-4567-abcdef"
SIGNING = "0123456789abcdef" * 2
WHOLE = {
    "TELEGRAM_BOT_TOKEN": TELEGRAM,
    "TELEGRAM_WEBHOOK_URL": "https://bot.example.org/telegram",
    "TELEGRAM_WEBHOOK_SECRET": "long_and-random",
    "SLACK_BOT_TOKEN": BOT,
    "SLACK_APP_TOKEN": APP,
    "DATABASE_URL": "postgresql+psycopg://convenor:hunter2-hunter2@db/convenor",
}
MALFORMED = {
    "DATABASE_URL": ["mysql://h/d", "postgresql://h/d", "sqlite://", "convenor.db"],
    "TELEGRAM_BOT_TOKEN": ["abc", "123:short", TELEGRAM + " x", "bot" + TELEGRAM],
    "TELEGRAM_WEBHOOK_URL": [
        "http://bot.example.org",
        "https://",
        "bot.example.org",
        "https://u:p@h",
        "https://h?a=b",
    ],
    "TELEGRAM_WEBHOOK_SECRET": ["with space", "ümlaut", "x" * 257],
    "TELEGRAM_API_BASE_URL": ["ftp://h", "api.telegram.org"],
    "SLACK_BOT_TOKEN": ["xoxp-1234567890", APP, "xoxb-"],
    "SLACK_APP_TOKEN": [BOT, "xapp-"],
    "SLACK_SIGNING_SECRET": ["short", "Z" * 32],
    "SLACK_API_BASE_URL": ["slack.com"],
    "HTTP_HOST": ["not a host"],
    "HTTP_PORT": ["0", "65536", "http", "-1"],
    "EVIDENCE": ["keep", "reference download"],
    "EVIDENCE_MAX_MB": ["0", "101", "ten"],
    "GUIDEBOOK_MAX_MB": ["0", "1001", "fifty"],
    "GUIDEBOOK_MAX_PAGES": ["0", "100001", "many"],
    "GUIDEBOOK_PAGE_SECONDS": ["0", "601", "-1"],
    "EMBEDDINGS": ["openai", "openai:", ":ada", "bundle"],
    "LLM_MODEL": ["gpt", ":gpt", "openai:"],
    "LOG_FORMAT": ["xml"],
    "LOG_LEVEL": ["loud"],
}


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    levels = {name: logging.getLogger(name).level for name in log.QUIET}
    yield
    root.handlers = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)
    structlog.reset_defaults()


def given_settings(monkeypatch: pytest.MonkeyPatch, values: dict[str, str]) -> None:
    for name, value in values.items():
        monkeypatch.setenv(name, value)


def refuse(address: str) -> None:
    raise ConnectionError(address)


def lines_of(monkeypatch: pytest.MonkeyPatch, values: dict[str, str]) -> list[str]:
    given_settings(monkeypatch, values)
    with pytest.raises(SettingsError) as caught:
        Settings.read(None)
    return caught.value.lines


def test_nothing_set_is_enough_to_begin_but_not_to_run() -> None:
    settings = Settings.read(None)
    assert settings.database_url.get_secret_value() == "sqlite:///data/convenor.db"
    assert (settings.http_host, settings.http_port) == ("127.0.0.1", 8080)
    [problem] = settings.problems_for_run()
    assert "TELEGRAM_BOT_TOKEN" in problem
    assert "convenor setup" in problem


def test_a_whole_set_is_read_and_can_run(monkeypatch: pytest.MonkeyPatch) -> None:
    given_settings(monkeypatch, WHOLE)
    settings = Settings.read(None)
    assert settings.telegram_bot_token is not None
    assert settings.telegram_bot_token.get_secret_value() == TELEGRAM
    assert settings.problems_for_run() == []


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, values in MALFORMED.items() for v in values])
def test_a_malformed_setting_gets_one_line_that_names_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    lines = [line for line in lines_of(monkeypatch, {**WHOLE, name: value}) if line.startswith(f"{name}: ")]
    assert len(lines) == 1
    assert "\n" not in lines[0]
    assert not is_well_formed(name.lower(), value)


def test_files_are_downloaded_only_where_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings.read(None).fetch_most() is None
    given_settings(monkeypatch, {"EVIDENCE": "Download", "EVIDENCE_MAX_MB": "3"})
    assert Settings.read(None).fetch_most() == 3_000_000


def test_every_setting_that_can_be_malformed_is_tried_here() -> None:
    assert set(MALFORMED) == {name.upper() for name in Settings.model_fields}


def test_all_wrong_settings_are_named_at_once_and_none_shows_its_value(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wrong = {name: values[0] for name, values in MALFORMED.items()}
    lines = lines_of(monkeypatch, wrong)
    assert len(lines) == len(MALFORMED)
    text = "\n".join(lines)
    assert all(
        wrong[name] not in text for name in ("TELEGRAM_WEBHOOK_SECRET", "SLACK_BOT_TOKEN", "DATABASE_URL")
    )


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (
            {"TELEGRAM_BOT_TOKEN": TELEGRAM, "TELEGRAM_WEBHOOK_URL": "https://h.example"},
            "TELEGRAM_WEBHOOK_SECRET",
        ),
        ({"TELEGRAM_BOT_TOKEN": TELEGRAM, "TELEGRAM_WEBHOOK_SECRET": "word"}, "TELEGRAM_WEBHOOK_URL"),
        (
            {"TELEGRAM_WEBHOOK_URL": "https://h.example", "TELEGRAM_WEBHOOK_SECRET": "word"},
            "TELEGRAM_BOT_TOKEN",
        ),
        ({"SLACK_BOT_TOKEN": BOT}, "SLACK_APP_TOKEN"),
        ({"SLACK_APP_TOKEN": APP}, "SLACK_BOT_TOKEN"),
        ({"SLACK_SIGNING_SECRET": SIGNING}, "SLACK_BOT_TOKEN"),
    ],
)
def test_half_a_connection_gets_one_line_that_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], named: str
) -> None:
    [line] = lines_of(monkeypatch, given)
    assert named in line


def test_a_malformed_half_is_not_called_missing_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = lines_of(monkeypatch, {**WHOLE, "TELEGRAM_WEBHOOK_URL": "http://h", "SLACK_BOT_TOKEN": "x"})
    assert [line.split(":")[0] for line in lines] == ["TELEGRAM_WEBHOOK_URL", "SLACK_BOT_TOKEN"]


def test_the_environment_wins_over_the_file_and_an_empty_value_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / ".env"
    file.write_text("HTTP_PORT=9000\nLOG_LEVEL=DEBUG\nTELEGRAM_BOT_TOKEN=\nSOMETHING_ELSE=1\n", "utf-8")
    monkeypatch.setenv("HTTP_PORT", "9001")
    settings = Settings.read(file)
    assert (settings.http_port, settings.log_level, settings.telegram_bot_token) == (9001, "debug", None)


def test_a_file_that_cannot_be_read_gets_a_line_too(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"LOG_LEVEL=\xff\xfe\n")
    with pytest.raises(SettingsError) as caught:
        Settings.read(file)
    assert str(file) in caught.value.lines[0]


def test_settings_are_frozen_and_show_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    given_settings(monkeypatch, WHOLE)
    settings = Settings.read(None)
    with pytest.raises(ValidationError):
        settings.http_port = 1
    shown = f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"
    assert all(secret not in shown for secret in (TELEGRAM, BOT, APP, "hunter2", "long_and-random"))


def test_the_example_file_says_what_the_settings_say() -> None:
    written = Path(__file__).parent.parent.joinpath(".env.example").read_text("utf-8")
    assert written == example(), "run `make .env.example`"
    assert all(f"#{name.upper()}=" in written for name in Settings.model_fields)


def test_the_example_file_can_be_used_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    uncommented = [
        line[1:] if line[1:2].isupper() and "=" in line else line for line in example().splitlines()
    ]
    file.write_text("\n".join(uncommented), "utf-8")
    assert Settings.read(file) == Settings.read(None)


@pytest.mark.usefixtures("logging_as_before")
@pytest.mark.parametrize("style", ["console", "json"])
def test_no_secret_reaches_the_log_by_any_way(monkeypatch: pytest.MonkeyPatch, style: str) -> None:
    given_settings(monkeypatch, {**WHOLE, "LOG_FORMAT": style})
    stream = io.StringIO()
    log.configure(Settings.read(None), stream)
    event = structlog.get_logger("ours")
    event.info(
        "asked", url=f"https://api.telegram.org/bot{TELEGRAM}/getMe", secret=WHOLE["TELEGRAM_WEBHOOK_SECRET"]
    )
    logging.getLogger("theirs").warning("token %s", BOT, extra={"app": APP})
    try:
        refuse(WHOLE["DATABASE_URL"])
    except ConnectionError:
        event.exception("broken")
    written = stream.getvalue()
    assert all(name in written for name in ("asked", "theirs", "broken", "ConnectionError", log.MASK))
    assert all(secret not in written for secret in (TELEGRAM, BOT, APP, "hunter2", "long_and-random"))


@pytest.mark.usefixtures("logging_as_before")
def test_a_traceback_in_the_log_shows_no_local_variables() -> None:
    stream = io.StringIO()
    log.configure(Settings.read(None), stream)
    words = f"what {'Amina'} wrote"
    try:
        refuse("")
    except ConnectionError:
        structlog.get_logger().exception("bug")
    assert "Traceback" in stream.getvalue()
    assert words not in stream.getvalue()


@pytest.mark.usefixtures("logging_as_before")
def test_libraries_are_quiet_unless_something_is_wrong() -> None:
    stream = io.StringIO()
    log.configure(Settings.read(None), stream)
    logging.getLogger("httpx").info("HTTP Request: POST")
    logging.getLogger("httpx").warning("something")
    assert "POST" not in stream.getvalue()
    assert "something" in stream.getvalue()


@given(st.text(), st.text())
def test_masking_leaves_other_words_alone(before: str, after: str) -> None:
    masked = log.mask(f"{before} {BOT} {after}")
    assert BOT not in masked
    assert log.MASK in masked


def test_plain_times_addresses_and_ids_are_not_masked() -> None:
    plain = "2026-12-04T09:00:00+00:00 https://example.org:8080/a -1001234567890:42 C0123"
    assert log.mask(plain) == plain
