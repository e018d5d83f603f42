"""The `.env` file: read, and changed line by line so that everything else in it stays."""

from collections.abc import Mapping
from pathlib import Path

from dotenv import dotenv_values, set_key

PRIVATE = 0o600


def read_env(path: Path) -> dict[str, str]:
    """Return the values that the file sets; empty where there is no file."""
    return {name: value for name, value in dotenv_values(path, interpolate=False).items() if value}


def write_env(path: Path, values: Mapping[str, str]) -> None:
    """Set `values` in the file, which only its owner may read afterwards. Other lines stay as they are.

    Nothing is quoted, because `docker run --env-file` takes quotes for a part of the value.
    """
    path.touch(mode=PRIVATE, exist_ok=True)
    path.chmod(PRIVATE)
    for name, value in values.items():
        set_key(path, name, value, quote_mode="never")
    path.chmod(PRIVATE)
