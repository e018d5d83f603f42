"""`convenor demo`: the playground on the loopback, until Ctrl+C."""

import asyncio
from pathlib import Path

import typer
from filelock import Timeout

from bot import log
from bot.cli.serving import FAILED, owned, stop_on_signals
from bot.demo.playing import FILE, play
from bot.llm import untraced
from bot.settings import Settings
from prompts.terminal import sentence


def serve(folder: Path, port: int, *, fresh: bool) -> int:
    """Serve the playground from a folder of its own; return the exit code. `fresh` begins anew."""
    log.configure(Settings.model_validate({"log_level": "warning"}))
    untraced()
    try:
        with owned(f"sqlite:///{folder / FILE}"):
            if fresh:
                _empty(folder)
            asyncio.run(_play(folder, port))
    except Timeout:
        typer.echo(sentence("run.owned", file=folder / FILE), err=True)
        return FAILED
    except OSError:
        typer.echo(sentence("demo.port", port=port), err=True)
        return FAILED
    return 0


async def _play(folder: Path, port: int) -> None:
    def announce(address: str) -> None:
        typer.echo(sentence("demo.ready", address=address))

    await play(folder, port, stop_on_signals(), announce)


def _empty(folder: Path) -> None:
    """Remove what an earlier demonstration left, and nothing else."""
    for file in folder.glob(f"{FILE}*"):
        if file.suffix != ".lock":
            file.unlink()
