"""What the inbound lanes are called."""


def person_lane(person: int) -> str:
    """Return the inbound lane of a person: all that they do, and all that is decided about them."""
    return f"person:{person}"


def partnership_lane(partnership: int) -> str:
    """Return the inbound lane of what concerns a partnership as a whole."""
    return f"partnership:{partnership}"
