"""What is asked of the database for guidebooks does not grow with how much there is of them."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
import sqlalchemy as sa

from bot.guidebook import starter
from handlers.guidebook import shelves
from handlers.guidebook.answers.saying import answer
from handlers.guidebook.entries.writing import texts_of
from handlers.guidebook.shelving import inventory, managing
from handlers.turn import Finding
from storage.engine import Database
from storage.records.guidebook import Guidebook, GuidebookId, Outcome, Passage
from storage.records.people import Partnership
from storage.unit import UnitOfWork
from storage.unscoped import Unscoped
from tests.machine.statements import statements
from tests.shelves import ADDED, Shelf

FEW, MANY = 1, 6


@dataclass(frozen=True)
class Home:
    """A partnership with so many guidebooks of two documents, and what one unit of work asks."""

    database: Database
    partnership: Partnership

    def costs(self, work: Callable[[UnitOfWork], object]) -> int:
        """Return how many statements the work takes."""

        def counted(uow: UnitOfWork) -> int:
            with statements() as run:
                work(uow)
            return len(run)

        return self.database.write_now(lambda conn: counted(UnitOfWork(conn, self.partnership)))


@pytest.fixture
def home_with(sqlite_database: Database) -> Callable[[int], Home]:
    """Return a new partnership with so many guidebooks, half of them another's that are shared."""

    def put(uow: UnitOfWork, name: str, *, shared: bool) -> None:
        for file in ("a.md", "b.md"):
            Shelf(name, shared=shared).holds([f"One of {name}.", f"Two of {name} in {file}."], file)(uow)

    def made(count: int) -> Home:
        def found(name: str) -> Partnership:
            new = f"{name} {count}"
            return sqlite_database.write_now(
                lambda conn: Unscoped(conn).add_partnership(new, "UTC", "en", ADDED)
            )

        home, other = found("Lakes"), found("Hills")

        def fill(conn: sa.Connection) -> None:
            for number in range(count):
                put(UnitOfWork(conn, home), f"Book {number}", shared=False)
                put(UnitOfWork(conn, other), f"Book {number}", shared=True)

        sqlite_database.write_now(fill)
        return Home(sqlite_database, home)

    return made


def everything(uow: UnitOfWork) -> tuple[Passage, ...]:
    """Return the passages that the partnership reads, its own and others'."""
    own = uow.passages.of(one.id for one in uow.documents.current())
    return (*own, *uow.commons.passages(one.id for one in uow.commons.documents()))


def cited(uow: UnitOfWork) -> None:
    again = shelves.passages([one.id for one in everything(uow)], uow)
    assert again == everything(uow)
    documents = shelves.documents_of(again, uow)
    assert documents.keys() == {one.document_id for one in again}
    assert shelves.may_all_be_read(documents.values(), shelves.OPEN, uow)


@pytest.mark.parametrize(
    "work",
    [
        inventory.shelves,
        cited,
        lambda uow: answer(
            Finding(Outcome.WRITTEN, written="So it is [1].", cited=everything(uow)), "en", uow
        ),
        lambda uow: texts_of(uow.documents.current(), uow),
    ],
)
def test_many_cost_as_much_as_few(
    home_with: Callable[[int], Home], work: Callable[[UnitOfWork], object]
) -> None:
    assert home_with(MANY).costs(work) == home_with(FEW).costs(work)


def test_whether_anything_is_embedded_is_one_question(home_with: Callable[[int], Home]) -> None:
    home = home_with(MANY)
    book = Guidebook(GuidebookId(1), "Book 0")
    assert home.costs(lambda uow: managing.readiness(book, uow)) == 1


def test_chapters_that_stand_on_the_shelf_are_not_looked_for_one_by_one(
    home_with: Callable[[int], Home],
) -> None:
    home = home_with(FEW)
    assert home.costs(lambda uow: starter.put_on_shelf(uow, ADDED)) > len(starter.chapters())
    assert home.costs(lambda uow: starter.put_on_shelf(uow, ADDED)) == 3
