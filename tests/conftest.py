"""What every test can ask for: a database of each kind, and the whole house on it."""

from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import structlog
from hypothesis import settings

from storage.engine import Database
from tests.databases import PostgresServer, drop, migrated_file, postgres_server, sqlite_url
from tests.house import House
from tests.isolation import watched
from tests.opening import opened_in_haste
from tests.platforms.page import PlaygroundStage
from tests.stages import STAGES, Stage, TelegramStage

# A slow machine is no bug of the code under test, and the first example also compiles patterns.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session", autouse=True)
def statements_are_watched() -> Iterator[None]:
    """Whatever a test does, no statement of one partnership reaches another."""
    with watched():
        yield


@pytest.fixture(scope="session", autouse=True)
def databases_are_opened_in_haste() -> Iterator[None]:
    """There are thousands of them in a run."""
    with opened_in_haste():
        yield


@pytest.fixture(autouse=True)
def tracebacks_are_plain() -> None:
    """What fails on purpose is logged in a moment: a traceback with colours and locals takes seconds."""
    plain = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[*structlog.get_config()["processors"][:-1], plain])


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server, one for all tests of this process."""
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with today's tables."""
    return migrated_file(tmp_path_factory.mktemp("migrated"))


@pytest.fixture
def sqlite_address(migrated: Path, tmp_path: Path) -> str:
    """The address of a fresh SQLite database with today's tables."""
    return sqlite_url(migrated, tmp_path)


@pytest.fixture
def postgresql_address(postgres: PostgresServer) -> Iterator[str]:
    """The address of a fresh PostgreSQL database with today's tables."""
    address = postgres.fresh()
    yield address
    drop(postgres, address)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """The address of a fresh database; the test runs on both kinds."""
    found: str = request.getfixturevalue(f"{request.param}_address")
    return found


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    """A fresh database; the test runs on both kinds."""
    with closing(Database(address)) as opened:
        yield opened


@pytest.fixture
def sqlite_database(sqlite_address: str) -> Iterator[Database]:
    """A fresh SQLite database, for tests to which the kind makes no difference."""
    with closing(Database(sqlite_address)) as opened:
        yield opened


@pytest.fixture
def postgresql_database(postgresql_address: str) -> Iterator[Database]:
    """A fresh PostgreSQL database, for tests of what only replicas can do."""
    with closing(Database(postgresql_address)) as opened:
        yield opened


@pytest.fixture
async def house(sqlite_database: Database) -> AsyncIterator[House]:
    """The whole house with all it can do, on SQLite and Telegram: what a story is told in."""
    async with await House.open(sqlite_database, TelegramStage()) as opened:
        yield opened


@pytest.fixture(params=["telegram", "slack", "playground"])
def platform(request: pytest.FixtureRequest, database: Database) -> Stage:
    """A platform that people are on; the test runs on each."""
    return PlaygroundStage(database) if request.param == "playground" else STAGES[request.param]()


@pytest.fixture
async def any_house(database: Database, platform: Stage) -> AsyncIterator[House]:
    """The whole house on each database and each platform: what every channel must do is told in it."""
    async with await House.open(database, platform) as opened:
        yield opened
