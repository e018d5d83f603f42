"""Partner organisations by name."""

from storage.records.people import Organisation, OrganisationId
from storage.unit import NEW, UnitOfWork

LONGEST_NAME = 120
"""The most characters of a name."""


def organisation_named(name: str, uow: UnitOfWork) -> OrganisationId:
    """Return the organisation of that name; a new one where there is none."""
    known = uow.organisations.named(name)
    return (known or uow.organisations.add(Organisation(OrganisationId(NEW), name))).id
