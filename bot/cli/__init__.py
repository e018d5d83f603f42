"""The command line: run, demo, setup, doctor, migrate, partnership, guidebook, queue."""

from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.exc import OperationalError

from bot import log
from bot.cli import database, demo, guidebook, models, partnerships, queues, serving
from bot.cli.doctor import run_doctor
from bot.cli.setup import run_setup
from bot.settings import ENV_FILE, Settings, SettingsError
from prompts.catalogue import house
from prompts.terminal import sentence
from storage.records.conversations import Audience

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
partnership = typer.Typer(no_args_is_help=True, help="Make partnerships.")
book = typer.Typer(no_args_is_help=True, help="Keep a partnership's guidebooks.")
queue = typer.Typer(no_args_is_help=True, help="Show and settle what was set aside.")
app.add_typer(partnership, name="partnership")
app.add_typer(book, name="guidebook")
app.add_typer(queue, name="queue")

Home = Annotated[str, typer.Option("--partnership", help="Whose; needed where there are several.")]
Book = Annotated[str, typer.Argument(help="The guidebook's name.")]


class Readers(StrEnum):
    """Who may be answered from a guidebook."""

    PARTNERS = Audience.PARTNERS.value
    COORDINATORS = Audience.COORDINATORS.value


def main() -> None:
    """Run the command line. A database that cannot be opened ends it with one clear line."""
    try:
        app()
    except OperationalError as error:
        typer.echo(sentence("run.no_database", why=type(error.orig).__name__), err=True)
        raise SystemExit(serving.FAILED) from None


def _settings() -> Settings:
    """Return the settings; end with one clear line each where they cannot be used."""
    try:
        settings = Settings.read()
    except SettingsError as error:
        _give_up(error.lines)
    log.configure(settings)
    return settings


def _give_up(lines: list[str]) -> None:
    for line in lines:
        typer.echo(line, err=True)
    raise typer.Exit(serving.WRONG_SETTINGS)


def _show_version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(sentence("run.version", version=version("convenor")))
        raise typer.Exit


@app.callback()
def convenor(
    *,
    show_version: Annotated[
        bool, typer.Option("--version", callback=lambda value: _show_version(wanted=value), is_eager=True)
    ] = False,
) -> None:
    """Keep partner groups coordinated: check-ins, commitments, digests, and a guidebook that answers."""


@app.command()
def run() -> None:
    """Run the bot on the channels that the settings name."""
    settings = _settings()
    if problems := settings.problems_for_run():
        _give_up(problems)
    raise typer.Exit(serving.serve(settings))


@app.command("demo")
def run_demo(
    *,
    fresh: Annotated[bool, typer.Option(help="Begin anew.")] = False,
    port: Annotated[int, typer.Option(help="The port on the loopback.")] = 8300,
    folder: Annotated[Path, typer.Option(help="Where the demo keeps its database.")] = Path("data/demo"),
) -> None:
    """Serve the playground: a demo partnership in your browser, on this machine alone."""
    raise typer.Exit(demo.serve(folder, port, fresh=fresh))


@app.command()
def setup() -> None:
    """Connect Telegram, Slack or both, and make the first partnership."""
    try:
        run_setup(ENV_FILE, partnerships.create, house().languages)
    except SettingsError as error:
        _give_up(error.lines)


@app.command()
def doctor() -> None:
    """Look at settings, database, tokens and scopes, and say what to do about each that fails."""
    raise typer.Exit(
        run_doctor(Settings.read, lambda settings: [*database.checks(settings), *models.checks(settings)])
    )


@app.command()
def migrate() -> None:
    """Bring the database to the tables of this version; `run` does it by itself."""
    typer.echo(sentence("migrate.done", revision=database.migrate(_settings())))


@partnership.command("new")
def new_partnership(
    name: Annotated[str, typer.Argument(help="What the partnership is called.")],
    zone: Annotated[str, typer.Option(help="Its time zone, such as Europe/Paris.")] = "UTC",
    language: Annotated[str, typer.Option(help="Its language: en or fr.")] = "en",
) -> None:
    """Make a partnership and print the invitation for its first coordinator."""
    typer.echo(partnerships.create(_settings(), name, zone, language))


@book.command("add")
def add_documents(
    paths: Annotated[
        list[Path], typer.Argument(help="PDF, DOCX, HTML, Markdown and text files; folders and zips of them.")
    ],
    partnership_name: Home = "",
    guidebook_name: Annotated[str, typer.Option("--guidebook", help="Into which; made if new.")] = "",
    name: Annotated[str, typer.Option("--as", help="The name to replace an earlier version of.")] = "",
) -> None:
    """Read documents into a guidebook; an earlier version of the same name is replaced at once."""
    raise typer.Exit(guidebook.add(_settings(), partnership_name, paths, (guidebook_name, name)))


@book.command("list")
def list_documents(partnership_name: Home = "") -> None:
    """Show guidebooks and documents, how far they are embedded, and who is answered from them."""
    guidebook.show(_settings(), partnership_name)


@book.command("remove")
def remove_document(
    name: Annotated[str, typer.Argument(help="A document as the list shows it, or a guidebook.")],
    partnership_name: Home = "",
) -> None:
    """Take a document or a whole guidebook away; what it answered can be traced."""
    raise typer.Exit(guidebook.remove(_settings(), partnership_name, name))


@book.command("share")
def share_guidebook(name: Book, partnership_name: Home = "") -> None:
    """Answer all partnerships of this installation from a guidebook."""
    raise typer.Exit(guidebook.share(_settings(), partnership_name, name, shared=True))


@book.command("unshare")
def unshare_guidebook(name: Book, partnership_name: Home = "") -> None:
    """Answer its own partnership alone from a guidebook."""
    raise typer.Exit(guidebook.share(_settings(), partnership_name, name, shared=False))


@book.command("audience")
def offer_guidebook(
    name: Book,
    audience: Annotated[Readers, typer.Argument(help="Who is answered from it.")],
    partnership_name: Home = "",
) -> None:
    """Say who is answered from a guidebook: all partners, or coordinators only."""
    raise typer.Exit(guidebook.offer_to(_settings(), partnership_name, name, Audience(audience)))


@book.command("off")
def put_guidebook_away(name: Book, partnership_name: Home = "") -> None:
    """Put a guidebook away: nothing is answered from it until it is on."""
    raise typer.Exit(guidebook.read_from(_settings(), partnership_name, name, active=False))


@book.command("on")
def read_from_guidebook(name: Book, partnership_name: Home = "") -> None:
    """Answer from a guidebook that was put away."""
    raise typer.Exit(guidebook.read_from(_settings(), partnership_name, name, active=True))


@book.command("gaps")
def list_gaps(partnership_name: Home = "") -> None:
    """Show the questions that no guidebook answers."""
    guidebook.gaps(_settings(), partnership_name)


@queue.command("list")
def list_queue() -> None:
    """Show what could not be handled or delivered, the oldest first."""
    queues.show(_settings())


@queue.command("retry")
def retry(names: Annotated[list[str], typer.Argument(help="As the list shows them, such as in/12.")]) -> None:
    """Try rows once more."""
    raise typer.Exit(queues.settle(_settings(), names, again=True))


@queue.command("drop")
def drop(names: Annotated[list[str], typer.Argument(help="As the list shows them, such as out/3.")]) -> None:
    """Give rows up for good."""
    raise typer.Exit(queues.settle(_settings(), names, again=False))
