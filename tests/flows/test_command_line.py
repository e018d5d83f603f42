"""The command line beside a running bot: a partnership is made, its guidebook filled, failures settled."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from zipfile import ZipFile

import pytest
import structlog
from typer.testing import CliRunner, Result

from bot import dispatch
from bot.cli import app
from bot.clock import SystemClock
from bot.settings import Settings
from handlers.routes import routes
from handlers.turn import Message, Turn
from storage.engine import Database
from storage.queue import inbox
from storage.records.commitments import Commitment
from storage.records.guidebook import Document, Enquiry, EnquiryId, Gap, GapId, GuidebookKind, Outcome
from storage.records.schedules import ScheduleState
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped
from tests.flows.devices import telegram_of, telegram_server
from tests.guidebook.books import playbook_pages, playbook_print
from tests.guidebook.pdfs import Text, pdf
from tests.house import House, Partner
from tests.stages import TelegramStage

LAKES = "Clean Water Lakes"
MONDAY = 1


async def convenor(*words: str | Path) -> Result:
    """What the operator sees who writes `convenor <words>`."""
    return await asyncio.to_thread(CliRunner().invoke, app, [str(word) for word in words])


async def well(*words: str | Path) -> str:
    """What a command prints that ends well."""
    result = await convenor(*words)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture(autouse=True)
def settings(sqlite_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of an operator whose database is the test's, and who has no `.env`."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("DATABASE_URL", sqlite_address)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def unconfigured_log() -> Iterator[None]:
    """Each command configures the log of its process, which here is that of the tests."""
    yield
    structlog.reset_defaults()


async def added(office: "Office") -> list[Document]:
    """What is read from besides the guide that ships."""

    def look(uow: UnitOfWork) -> list[Document]:
        own = {one.id for one in uow.guidebooks.of_kind(GuidebookKind.OWN)}
        return [one for one in uow.documents.current() if one.guidebook_id in own]

    return await office.house.look(look)


@dataclass(frozen=True)
class Office:
    """A running bot, and the partnership that the command line made, with its first coordinator."""

    house: House
    ingrid: Partner

    async def asks(self, question: str) -> str:
        """The answer to Ingrid's question."""
        await self.ingrid.says(question)
        return self.ingrid.last.text


@pytest.fixture
async def house(sqlite_database: Database) -> AsyncIterator[House]:
    """A house whose clock begins with the real one, by which the command line goes."""
    async with await House.open(sqlite_database, TelegramStage(), at=SystemClock().now()) as opened_now:
        yield opened_now


@pytest.fixture
async def office(house: House) -> Office:
    """Clean Water Lakes as `convenor partnership new` makes it, joined by its first coordinator."""
    return await opened(house)


async def opened(house: House) -> Office:
    """Make the partnership on the command line, and let Ingrid come with the code that it prints."""
    printed = await well("partnership", "new", LAKES, "--zone", "Europe/Oslo", "--language", "fr")
    code = re.search(r"^ {4}(\S+)$", printed, re.MULTILINE)
    assert code
    assert f"join {code[1]}" in printed
    made = await house.database.read(lambda conn: Unscoped(conn).partnership_named(LAKES))
    assert made
    assert (made.zone, made.language) == ("Europe/Oslo", "fr")
    house.home = made
    ingrid = Partner(house, "Ingrid Berg", made, house.stage.hand("Ingrid Berg", "Europe/Oslo", "en"))
    await ingrid.hand.joins(code[1])
    await house.settle()
    await ingrid.hears("You are its first coordinator")
    [planned] = await house.look(lambda uow: uow.schedules.find())
    assert planned.first_on.isoweekday() == MONDAY, "the first check-in is on a Monday"
    assert planned.state is ScheduleState.DRAFT, "nothing reaches anybody before its coordinator says so"
    await ingrid.command("checkins", "1 start")
    return Office(house, ingrid)


async def test_the_invitation_is_a_link_where_telegram_is_connected(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = telegram_server(house)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", server.bot.token)
    monkeypatch.setenv("TELEGRAM_API_BASE_URL", server.base_url)
    printed = await well("partnership", "new", LAKES)
    assert "https://t.me/convenor_bot?start=" in printed


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ((LAKES,), f"There is a partnership called {LAKES} already."),
        (("Harbour", "--zone", "Oslo"), "--zone Oslo: not known"),
        (("Harbour", "--language", "xx"), "--language xx: Convenor speaks en, fr."),
    ],
)
async def test_a_partnership_that_cannot_be_made_is_refused_in_one_line(
    office: Office, words: tuple[str, ...], line: str
) -> None:
    result = await convenor("partnership", "new", *words)
    assert result.exit_code == 2
    assert result.output.strip().startswith(line)
    assert len(result.output.strip().splitlines()) == 1
    everyone = await office.house.database.read(lambda conn: Unscoped(conn).partnerships())
    assert [one.name for one in everyone] == [LAKES]


async def test_a_document_is_added_while_the_bot_runs_and_replaced_cleanly(
    office: Office, tmp_path: Path
) -> None:
    book = tmp_path / "rules.md"
    book.write_text("# Lake rules\n\n## Samples\n\nSamples are taken on the first Monday of each month.\n")
    assert "Lake rules: in English; passages: 1." in await well(
        "guidebook", "add", "--partnership", LAKES, book
    )
    answer = await office.asks("When are samples taken?")
    assert "on the first Monday of each month" in answer
    assert "Lake rules › Samples" in answer
    assert "nothing has changed" in await well("guidebook", "add", "--partnership", LAKES, book)
    book.write_text("# Lake rules\n\n## Samples\n\nSamples are taken on the second Friday of each month.\n")
    await well("guidebook", "add", "--partnership", LAKES, book)
    assert "on the second Friday of each month" in await office.asks("When are samples taken?")
    assert [one.name for one in await added(office)] == ["rules.md"]


async def test_a_file_of_another_name_replaces_the_document_named_by_as(
    office: Office, tmp_path: Path
) -> None:
    old, new = tmp_path / "rules-2025.md", tmp_path / "rules-2026.md"
    old.write_text("# Rules\n\n## Boats\n\nBoats land at the north pier only.\n")
    new.write_text("# Rules\n\n## Boats\n\nBoats land at the south pier only.\n")
    await well("guidebook", "add", "--partnership", LAKES, "--as", "rules", old)
    await well("guidebook", "add", "--partnership", LAKES, "--as", "rules", new)
    assert "south pier" in await office.asks("Where do boats land?")
    assert [one.name for one in await added(office)] == ["rules"]


async def test_a_pdf_is_quoted_with_its_page(office: Office, tmp_path: Path) -> None:
    book = tmp_path / "handbook.pdf"
    pages = [
        [Text(12, 700, "This page speaks about pumps.")],
        [Text(12, 700, "Boats land at the north pier only.")],
    ]
    book.write_bytes(pdf(pages))
    assert "pages: 2" in await well("guidebook", "add", "--partnership", LAKES, book)
    answer = await office.asks("Where do boats land?")
    assert "Boats land at the north pier only." in answer
    assert "p. 2" in answer


async def test_what_cannot_be_read_is_refused_and_the_rest_is_added(office: Office, tmp_path: Path) -> None:
    good, torn, sheet = tmp_path / "good.md", tmp_path / "torn.pdf", tmp_path / "plan.xlsx"
    good.write_text("# Good\n\nBoats land at the north pier only.\n")
    torn.write_bytes(b"%PDF-1.7 nothing")
    sheet.write_bytes(b"PK")
    result = await convenor(
        "guidebook", "add", "--partnership", LAKES, torn, sheet, tmp_path / "none.md", good
    )
    assert result.exit_code == 1
    for line in (
        "torn.pdf: This document cannot be opened",
        "plan.xlsx: I cannot read",
        "none.md: there is no such file",
    ):
        assert line in result.output
    assert "north pier" in await office.asks("Where do boats land?")


async def test_where_there_is_no_partnership_it_is_said_how_one_is_made(tmp_path: Path) -> None:
    told = await convenor("guidebook", "add", tmp_path)
    assert (told.exit_code, "convenor partnership new" in told.output) == (2, True)


async def test_a_guidebook_needs_a_partnership_and_as_needs_one_file(office: Office, tmp_path: Path) -> None:
    book = tmp_path / "a.md"
    book.write_text("# A\n\nText.\n")
    unknown = await convenor("guidebook", "add", "--partnership", "Lakes", book)
    assert (unknown.exit_code, f"These are known: {LAKES}." in unknown.output) == (2, True)
    two = await convenor("guidebook", "add", "--partnership", LAKES, "--as", "a", book, book)
    assert (two.exit_code, "--as names one document" in two.output) == (2, True)
    assert await added(office) == []


async def test_the_guide_that_ships_is_there_from_the_first_day(office: Office) -> None:
    assert "first contact" in await office.asks("What does a focal point do?")


async def test_a_folder_is_added_with_each_file_under_its_path(office: Office, tmp_path: Path) -> None:
    book = tmp_path / "book"
    (book / "fishing").mkdir(parents=True)
    (book / "rules.md").write_text("# Lake rules\n\nBoats land at the north pier only.\n")
    (book / "fishing" / "nets.txt").write_text("Nets\n\nNets have a mesh of four centimetres.\n")
    (book / "plan.xlsx").write_bytes(b"PK")
    result = await convenor("guidebook", "add", "--guidebook", "Fishing", book)
    assert result.exit_code == 1
    assert "plan.xlsx: I cannot read" in result.output
    assert "0 of 2 documents are read" in result.output
    assert {one.name for one in await added(office)} == {"rules.md", "fishing/nets.txt"}
    assert "four centimetres" in await office.asks("What mesh do nets have?")


async def test_an_archive_that_is_sent_once_more_replaces_each_document(
    office: Office, tmp_path: Path
) -> None:
    file = tmp_path / "book.zip"
    for pier in ("north", "south"):
        with ZipFile(file, "w") as archive:
            archive.writestr("rules.md", f"# Lake rules\n\nBoats land at the {pier} pier only.\n")
        printed = await well("guidebook", "add", file)
    assert "takes the place of the earlier version" in printed
    assert "south pier" in await office.asks("Where do boats land?")
    assert len(await added(office)) == 1


async def test_the_list_shows_what_stands_where_and_for_whom(office: Office, tmp_path: Path) -> None:
    book = tmp_path / "handbook.pdf"
    book.write_bytes(pdf([[Text(12, 700, "Boats land at the north pier only.")]]))
    await well("guidebook", "add", "--guidebook", "Rules of the lake", book)
    await well("guidebook", "audience", "Rules of the lake", "coordinators")
    listed = await well("guidebook", "list")
    assert "Rules of the lake (on, private, coordinators): documents: 1, pages: 1, passages: 1" in listed
    assert re.search(r"^handbook\.pdf .* en   pages 1   passages 1   embedded -$", listed, re.MULTILINE)
    assert "Partnering guide (on, private, partners): documents: 19" in listed


async def test_a_document_that_is_removed_answers_no_more(office: Office, tmp_path: Path) -> None:
    book = tmp_path / "rules.md"
    book.write_text("# Lake rules\n\nBoats land at the north pier only.\n")
    await well("guidebook", "add", book)
    assert "rules.md is read from no more" in await well("guidebook", "remove", "rules.md")
    assert "north pier" not in await office.asks("Where do boats land?")
    unknown = await convenor("guidebook", "remove", "rules.md")
    assert unknown.exit_code == 1
    assert "There is no document or guidebook called rules.md" in unknown.output


async def test_a_guidebook_that_is_removed_comes_back_with_what_is_added_to_it(
    office: Office, tmp_path: Path
) -> None:
    book = tmp_path / "rules.md"
    book.write_text("# Lake rules\n\nBoats land at the north pier only.\n")
    await well("guidebook", "add", "--guidebook", "Lake", book)
    await well("guidebook", "remove", "Lake")
    assert "Lake (" not in await well("guidebook", "list")
    await well("guidebook", "add", "--guidebook", "Lake", book)
    assert "north pier" in await office.asks("Where do boats land?")


async def test_a_guidebook_is_shared_with_all_partnerships_and_kept_to_one_again(
    office: Office, tmp_path: Path
) -> None:
    book = tmp_path / "rules.md"
    book.write_text("# Lake rules\n\nBoats land at the north pier only.\n")
    await well("guidebook", "add", book)
    await well("guidebook", "share", "Guidebook")
    assert await office.house.look(lambda uow: len(uow.commons.documents())) == 1
    await well("guidebook", "unshare", "Guidebook")
    assert await office.house.look(lambda uow: len(uow.commons.documents())) == 0
    await well("guidebook", "audience", "Guidebook", "coordinators")
    refused = await convenor("guidebook", "share", "Guidebook")
    assert (refused.exit_code, "for coordinators only" in refused.output) == (1, True)
    starter = await convenor("guidebook", "share", "Partnering guide")
    assert (starter.exit_code, "every partnership has it" in starter.output) == (1, True)
    added_to = await convenor("guidebook", "add", "--guidebook", "Partnering guide", book)
    assert (added_to.exit_code, "takes no files" in added_to.output) == (1, True)


async def test_the_guide_that_ships_can_be_put_away_and_read_from_once_more(office: Office) -> None:
    await well("guidebook", "off", "Partnering guide")
    assert "first contact" not in await office.asks("What does a focal point do?")
    await well("guidebook", "on", "Partnering guide")
    assert "first contact" in await office.asks("What does a focal point do?")


async def test_questions_without_an_answer_are_listed_without_a_name(office: Office) -> None:
    assert "No question waits" in await well("guidebook", "gaps")
    now = SystemClock().now()
    gap = Gap(GapId(NEW), "Where is the key of the boat house?", "en", now)
    await office.house.change(lambda uow: uow.gaps.add(gap))
    printed = await well("guidebook", "gaps")
    assert f"{now:%Y-%m-%d}   asked by 0   en   Where is the key of the boat house?" in printed


async def test_a_listed_question_is_worded_by_those_who_asked_it_by_name(office: Office) -> None:
    now = SystemClock().now()

    def ask(uow: UnitOfWork) -> None:
        [asker] = uow.members.active()[:1]
        gap = uow.gaps.add(Gap(GapId(NEW), "wheres me key gone??", "en", now))
        known = Enquiry(EnquiryId(NEW), asker.id, gap.text, now, Outcome.SILENT, "chat", private=True)
        open_one = replace(known, text="Where is the key?", private=False)
        for one in (known, open_one, open_one):
            uow.enquiries.add(replace(one, gap_id=gap.id))

    await office.house.change(ask)
    printed = await well("guidebook", "gaps")
    assert "asked by 1   en   Where is the key?" in printed
    assert "wheres me key" not in printed


async def test_with_several_partnerships_one_is_to_be_named(office: Office) -> None:
    await well("partnership", "new", "Clean Air")
    result = await convenor("guidebook", "list")
    assert result.exit_code == 2
    assert "name one of Clean Air, Clean Water Lakes" in result.output


@pytest.mark.corpora
async def test_the_public_playbook_answers_from_the_right_section(office: Office) -> None:
    await well("guidebook", "add", "--partnership", LAKES, *playbook_pages())
    answer = await office.asks("Who makes decisions as product owner?")
    assert "2. We work with an empowered agency leader ›" in answer


@pytest.mark.corpora
async def test_the_printed_playbook_answers_with_its_page(office: Office) -> None:
    await well("guidebook", "add", "--partnership", LAKES, playbook_print())
    answer = await office.asks("who should own the product on the partner's side?")
    assert re.search(r"› 2\. We work with an empowered product owner.*, p\. 3$", answer)


def broken(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """A handler with a bug."""
    raise ZeroDivisionError


@pytest.fixture
async def trouble(sqlite_database: Database, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Office]:
    """An office where `commit` failed with a bug, which a new version of the bot has not."""
    monkeypatch.setattr(dispatch, "BACKOFF", (0.01, 0.01))
    whole = routes()
    table = replace(
        whole, commands={**whole.commands, "commit": replace(whole.commands["commit"], handle=broken)}
    )
    begun = SystemClock().now()
    async with await House.open(sqlite_database, TelegramStage(), at=begun, table=table) as house:
        office = await opened(house)
        await office.ingrid.hand.says("commit water report by tomorrow")
        await telegram_of(office.ingrid).sees("Your text is kept", within=15)
        await house.stop()
        house._routes = whole
        yield office


async def promises(office: Office) -> list[Commitment]:
    """What has been promised."""
    return await office.house.look(lambda uow: uow.commitments.find())


async def test_what_was_set_aside_is_listed_without_its_words_and_tried_once_more(trouble: Office) -> None:
    listed = await well("queue", "list")
    [row] = await trouble.house.database.read(lambda conn: inbox.set_aside(conn, 10))
    assert f"in/{row.id}" in listed
    assert "ZeroDivisionError" in listed
    assert "water report" not in listed
    assert await well("queue", "retry", f"in/{row.id}") == f"in/{row.id} is tried once more.\n"
    await trouble.house.start()
    await trouble.house.settle()
    assert [one.title for one in await promises(trouble)] == ["Water report"]
    assert trouble.ingrid.last.labels == ("Confirm", "Change date", "Not a commitment")
    assert await well("queue", "list") == "Nothing was set aside.\n"


async def test_what_was_set_aside_can_be_given_up(trouble: Office) -> None:
    [row] = await trouble.house.database.read(lambda conn: inbox.set_aside(conn, 10))
    assert await well("queue", "drop", f"in/{row.id}") == f"in/{row.id} is dropped.\n"
    again = await convenor("queue", "retry", f"in/{row.id}")
    assert (again.exit_code, "nothing of that name was set aside" in again.output) == (1, True)
    assert (await convenor("queue", "drop", "everything")).exit_code == 1
    await trouble.house.start()
    await trouble.house.settle()
    assert await promises(trouble) == []


async def test_a_message_that_could_not_be_delivered_is_listed_and_sent_once_more(office: Office) -> None:
    amina = await office.house.partner("Amina Diallo", "Lakewatch", zone="Africa/Nairobi")
    await telegram_of(amina).blocks()
    await office.house.clock_by(days=8)
    listed = re.search(r"out/\d+", await well("queue", "list"))
    assert listed
    await telegram_of(amina).unblocks()
    told = len(amina.heard)
    assert await well("queue", "retry", listed.group()) == f"{listed.group()} is tried once more.\n"
    await office.house.restart()
    assert len(amina.heard) == told + 1
    member = await amina.member()
    part = await office.house.look(lambda uow: uow.responses.latest_of(member.id))
    assert part
    assert (part.failure, part.delivered_at) == (None, office.house.clock.now())
    assert await well("queue", "list") == "Nothing was set aside.\n"


async def test_doctor_is_content_with_a_good_house_and_names_what_is_not(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = telegram_server(house)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", server.bot.token)
    monkeypatch.setenv("TELEGRAM_API_BASE_URL", server.base_url)
    printed = await well("doctor")
    assert "@convenor_bot" in printed
    assert "failing" not in printed
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456789:" + "A" * 35)
    ill = await convenor("doctor")
    assert ill.exit_code == 1
    assert ill.output.count("failing") == 1
