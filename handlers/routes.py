"""The one table: commands, buttons, dialogues and wakes -> handler, roles."""

from handlers import echo
from handlers.turn import Route, Routes


def routes() -> Routes:
    """Return what Convenor answers to."""
    return Routes(
        commands={"echo": Route(echo.echo)},
        buttons={},
        dialogues={},
        wakes={},
        text=Route(echo.echo),
        question=Route(echo.echo),
        edited=echo.echo,
        join=echo.welcome,
    )
