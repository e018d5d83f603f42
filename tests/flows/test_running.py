"""`convenor` as a real process: it ends when it is asked to, and does not begin with wrong settings."""

import asyncio
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from storage.engine import Database
from storage.queue import outbox
from tests.platforms.telegram import TelegramServer

ROOT = Path(__file__).parents[2]
IN_TIME = 10.0
"""Seconds that a process which is asked to end may take."""


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    """A Telegram with one bot."""
    async with TelegramServer() as server:
        server.add_bot("convenor_bot")
        yield server


async def convenor(*words: str, folder: Path, **settings: str) -> asyncio.subprocess.Process:
    """Start `convenor <words>` in a folder, with these settings and none of this machine's.

    No model is loaded, which would cost each start some seconds.
    """
    environment = {
        name: os.environ[name] for name in ("PATH", "HOME", "LD_LIBRARY_PATH") if name in os.environ
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *words,
        cwd=folder, env={**environment, "PYTHONPATH": str(ROOT), "EMBEDDINGS": "none", **settings},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


async def test_sigterm_finishes_what_is_in_hand_and_ends_with_nought(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    address = f"sqlite:///{tmp_path}/convenor.db"
    process = await convenor(
        "run",
        folder=tmp_path,
        DATABASE_URL=address,
        TELEGRAM_BOT_TOKEN=telegram.bot.token,
        TELEGRAM_API_BASE_URL=telegram.base_url,
        HTTP_PORT=str(free_port()),
    )
    try:
        amina = telegram.person("Amina Diallo")
        held = telegram.hold_next("sendMessage")
        await amina.says("Good day")
        await asyncio.wait_for(held.reached.wait(), 30)
        process.send_signal(signal.SIGTERM)
        held.release()
        _, errors = await asyncio.wait_for(process.communicate(), IN_TIME)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert process.returncode == 0, errors.decode()
    await amina.sees("we have not met yet")
    assert len(telegram.called("sendMessage")) == 1
    with closing(Database(address)) as database:
        assert await database.read(lambda conn: outbox.undelivered(conn, 10)) == []
        unsent = await database.read(
            lambda conn: conn.exec_driver_sql("SELECT outcome FROM outbox").scalars().all()
        )
    assert unsent == ["sent"]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


WRONG = {
    "missing": ({}, ["TELEGRAM_BOT_TOKEN, SLACK_BOT_TOKEN"]),
    "malformed": (
        {"DATABASE_URL": "mysql://x", "HTTP_PORT": "x", "LOG_LEVEL": "loud"},
        ["DATABASE_URL", "HTTP_PORT", "LOG_LEVEL"],
    ),
    "half": (
        {"TELEGRAM_BOT_TOKEN": "short", "SLACK_BOT_TOKEN": "xoxb-0123456789"},
        ["TELEGRAM_BOT_TOKEN", "SLACK_APP_TOKEN"],
    ),
}


@pytest.mark.parametrize(("settings", "lines"), WRONG.values(), ids=WRONG.keys())
async def test_settings_that_are_wrong_stop_the_start_with_a_line_each(
    tmp_path: Path, settings: dict[str, str], lines: list[str]
) -> None:
    process = await convenor("run", folder=tmp_path, **settings)
    printed, told = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 2
    assert printed == b""
    said = told.decode().strip().splitlines()
    assert len(said) == len(lines), said
    assert all(line.startswith(name) for line, name in zip(said, lines, strict=True))
    assert b"short" not in told, "what may be a secret is not repeated"


async def test_migrate_makes_the_tables_of_a_new_database_once(tmp_path: Path) -> None:
    told = []
    for _ in range(2):
        process = await convenor("migrate", folder=tmp_path, DATABASE_URL="sqlite:///data/new.db")
        printed, _ = await asyncio.wait_for(process.communicate(), 60)
        assert process.returncode == 0
        told.append(printed.decode())
    assert tmp_path.joinpath("data", "new.db").is_file()
    assert told[0].startswith("The database is at revision ")
    assert told[0] == told[1]


async def test_the_version_is_told_whatever_the_settings_are(tmp_path: Path) -> None:
    process = await convenor("--version", folder=tmp_path, DATABASE_URL="nonsense")
    printed, _ = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0
    assert re.fullmatch(r"convenor \d+\.\d+\.\d+\n", printed.decode())
