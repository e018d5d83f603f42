"""Models by their settings: wrong ones stop the start, missing ones are told of, progress is shown."""

from pathlib import Path

import pytest

from bot.cli import models, serving
from bot.cli.doctor import Finding
from bot.guidebook.embedding import making
from bot.llm import ModelAway
from bot.settings import Settings
from storage.engine import Database
from storage.records.guidebook import Embedding, EmbeddingId
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped
from tests.embedders import CountingEmbedder
from tests.shelves import ADDED, OURS

UNKNOWN = "nobody:model"


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def settings(address: str = "sqlite://", **values: str) -> Settings:
    return Settings.model_validate({"database_url": address, **values})


async def found(settings: Settings) -> list[Finding]:
    """Return what the doctor finds of the models: the one that writes, and the one that embeds."""
    return [await check() for check in models.checks(settings)]


def test_a_provider_that_cannot_be_had_stops_the_start_with_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = settings(f"sqlite:///{tmp_path}/convenor.db", embeddings=UNKNOWN)
    assert serving.serve(wrong) == serving.WRONG_SETTINGS
    [line] = [one for one in capsys.readouterr().err.splitlines() if "EMBEDDINGS" in one]
    assert line.startswith(f"EMBEDDINGS={UNKNOWN}")


def test_a_provider_that_does_not_answer_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_: str) -> None:
        raise ModelAway("EMBEDDINGS=ollama:x does not answer now")

    monkeypatch.setattr(serving, "make_embedder", away)
    assert serving.embedder_of("ollama:x") is None


async def test_the_doctor_names_models_that_cannot_be_had(sqlite_address: str) -> None:
    writes, embeds = await found(settings(sqlite_address, embeddings=UNKNOWN, llm_model=UNKNOWN))
    assert (writes.ok, embeds.ok) == (False, False)
    assert writes.line.startswith(f"LLM_MODEL={UNKNOWN}")
    assert embeds.line.startswith(f"EMBEDDINGS={UNKNOWN}")


async def test_where_no_model_is_wanted_the_doctor_says_that_words_do(sqlite_address: str) -> None:
    writes, embeds = await found(settings(sqlite_address, embeddings="none"))
    assert (writes.ok, embeds.ok) == (True, True)
    assert "words alone" in embeds.line
    assert making.make_embedder("none") is None


async def test_a_bundled_model_that_is_missing_is_told_in_the_log_and_by_the_doctor(
    sqlite_address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(making, "bundled_embedder", lambda: None)
    assert making.make_embedder("bundled") is None
    assert "words_alone" in "".join(capsys.readouterr())
    _, embeds = await found(settings(sqlite_address))
    assert not embeds.ok
    assert "words alone" in embeds.line
    assert "EMBEDDINGS=none" in embeds.remedy


async def test_the_doctor_tells_how_far_it_is(
    sqlite_address: str, sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedder = CountingEmbedder()
    monkeypatch.setattr(models, "make_embedder", lambda _setting: embedder)
    home = sqlite_database.write_now(lambda conn: Unscoped(conn).add_partnership("Lakes", "UTC", "en", ADDED))

    def begin(uow: UnitOfWork) -> None:
        document = OURS.holds(["One.", "Two.", "Three."])(uow)
        uow.embeddings.add(Embedding(EmbeddingId(NEW), document.id, embedder.name, 2, 3))

    sqlite_database.write_now(lambda conn: begin(UnitOfWork(conn, home)))
    _, embeds = await found(settings(sqlite_address))
    assert embeds.ok
    assert "2 of 3 pieces" in embeds.line
