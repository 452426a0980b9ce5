"""The DuckDB file: open it, migrate it, rebuild the views, hand out readers and transactions.

One process owns the file. Reads use a cursor of their own; every write goes through
:meth:`Database.transaction`, which holds one process-wide lock over read + write + commit.
This is the only Python file that holds SQL text.
"""

from __future__ import annotations

import csv
import hashlib
import random
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import duckdb

from workforce import sql_files
from workforce.config import Settings
from workforce.errors import (
    DatabaseBroken,
    DatabaseFromNewerVersion,
    DatabaseInUse,
    DatabaseMissing,
    DatabaseUnwritable,
    DataFileColumns,
    DataFileUnreadable,
    DataValueRefused,
    MigrationChanged,
)

Result = TypeVar("Result")

COMMIT_ATTEMPTS = 12
MOST_TEMPORARY = "4GB"

REFERENCE_TABLES = (
    "prefectures",
    "municipalities",
    "organisations",
    "occupations",
    "occupation_aliases",
    "departments",
    "municipality_aliases",
    "tasks",
    "routes",
    "fiscal_years",
    "hearing_categories",
    "published_figures",
    "indicators",
    "indicator_figures",
    "mid_long_figures",
    "exchange_figures",
    "recruitments",
    "recruitment_municipalities",
    "recruitment_targets",
    "role_actions",
)

# What follows from the reference tables, in sql/commands/reference.
REFERENCE_COMMANDS = (
    "organisations_from_municipalities",
    "organisations_from_prefectures",
    "organisations_of_municipalities_renamed",
    "organisations_of_prefectures_renamed",
    "calendar",
)


class Database:
    """An open database file (or, for tests, one in memory)."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, settings: Settings) -> None:
        self._connection = connection
        self._lock = threading.RLock()
        self.settings = settings

    @classmethod
    def open(cls, settings: Settings, *, create: bool = True) -> Database:
        """Open the file of ``settings.database``, migrate it, load reference data, rebuild views.

        Raises:
            DatabaseMissing: there is no file and ``create`` is false.
            DatabaseInUse: another process owns the file; details name it.
            DatabaseBroken: the file is not a readable DuckDB database. It is left as it is.
            DatabaseUnwritable: the folder cannot be written.
            DatabaseFromNewerVersion: a newer release migrated the file.
            MigrationChanged: an applied migration was edited.
            DataFileUnreadable, DataFileColumns, DataValueRefused: a reference file cannot be taken over.
        """
        path = settings.database
        if not create and not path.exists():
            raise DatabaseMissing(path=str(path))
        _make_folder(path)
        return cls._prepare(_connect(str(path), settings, path), settings)

    @classmethod
    def in_memory(cls, settings: Settings) -> Database:
        """A database that lives as long as the object; for tests and measurements."""
        return cls._prepare(_connect(":memory:", settings, settings.database), settings)

    @classmethod
    def _prepare(cls, connection: duckdb.DuckDBPyConnection, settings: Settings) -> Database:
        database = cls(connection, settings)
        try:
            with _damage_explained(settings.database):
                database._migrate()
                database._take_over("reference", database._reference_checksum(), database._load_reference)
                database._take_over("views", database._views_checksum(), database._rebuild_views)
        except BaseException:
            database.close()
            raise
        return database

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own for one unit of reading; safe beside other threads."""
        cursor = self._connection.cursor()
        try:
            with _damage_explained(self.settings.database):
                yield cursor
        finally:
            cursor.close()

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """One all-or-nothing unit of writing, under the process-wide lock.

        The data revision is bumped in the same transaction, so every session sees the change
        at its next run. Any exception rolls back and is raised again: after a failed statement
        DuckDB's COMMIT would succeed silently and discard everything.
        """
        with self._lock:
            cursor = self._connection.cursor()
            try:
                cursor.execute("BEGIN TRANSACTION")
                yield cursor
                cursor.execute("UPDATE data_revisions SET revision = revision + 1")
                cursor.execute("COMMIT")
            except BaseException:
                _roll_back(cursor)
                raise
            finally:
                cursor.close()

    def write(self, work: Callable[[duckdb.DuckDBPyConnection], Result]) -> Result:
        """Run ``work(connection)`` in a transaction; repeat it when DuckDB reports a write conflict."""
        for attempt in range(COMMIT_ATTEMPTS):
            try:
                with self.transaction() as connection:
                    return work(connection)
            except duckdb.TransactionException:
                if attempt == COMMIT_ATTEMPTS - 1:
                    raise
                time.sleep(random.uniform(0, 0.005 * 2**attempt))
        raise AssertionError("unreachable")

    def revision(self) -> int:
        """The number of committed writes; caches key on it. About 0.3 ms."""
        with self.reading() as connection:
            return connection.execute("SELECT max(revision) FROM data_revisions").fetchone()[0]

    def _migrate(self) -> None:
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS schema_migrations ("
            "migration_name VARCHAR PRIMARY KEY, checksum VARCHAR NOT NULL, applied_at TIMESTAMP NOT NULL)"
        )
        rows = self._connection.execute("SELECT migration_name, checksum FROM schema_migrations").fetchall()
        applied = dict(rows)
        known = {path.stem for path in sql_files.migrations()}
        if unknown := sorted(set(applied) - known):
            raise DatabaseFromNewerVersion(path=str(self.settings.database), migration=unknown[0])
        for path in sql_files.migrations():
            sql = path.read_text(encoding="utf-8")
            checksum = hashlib.sha256(sql.encode()).hexdigest()
            if path.stem not in applied:
                self._apply(path.stem, sql, checksum)
            elif applied[path.stem] != checksum:
                raise MigrationChanged(migration=path.stem)

    def _apply(self, name: str, sql: str, checksum: str) -> None:
        cursor = self._connection.cursor()
        try:
            cursor.execute("BEGIN TRANSACTION")
            cursor.execute(sql)
            cursor.execute("INSERT INTO schema_migrations VALUES (?, ?, ?)", [name, checksum, _now()])
            cursor.execute("COMMIT")
        except BaseException:
            _roll_back(cursor)
            raise
        finally:
            cursor.close()

    def _take_over(self, kind: str, checksum: str, work: Callable[[duckdb.DuckDBPyConnection], None]) -> None:
        """Do ``work`` in a transaction, unless an earlier start did it for the same files: it takes a second."""
        cursor = self._connection.cursor()
        try:
            cursor.execute("BEGIN TRANSACTION")
            if (checksum,) not in cursor.execute(
                "SELECT checksum FROM taken_over_files WHERE kind = ?", [kind]
            ).fetchall():
                work(cursor)
                cursor.execute("INSERT OR REPLACE INTO taken_over_files VALUES (?, ?)", [kind, checksum])
            cursor.execute("COMMIT")
        except BaseException:
            _roll_back(cursor)
            raise
        finally:
            cursor.close()

    def _views_checksum(self) -> str:
        """Of the views and the tables under them: a view must be made anew when a table gained a column."""
        return _checksum([*sql_files.migrations(), *sql_files.views()], duckdb.__version__)

    def _reference_checksum(self) -> str:
        """Of the reference files, and of all that decides what becomes of them."""
        files = [self.settings.reference_folder / f"{table}.csv" for table in REFERENCE_TABLES]
        commands = [sql_files.path(f"commands/reference/{command}") for command in REFERENCE_COMMANDS]
        return _checksum([*sql_files.migrations(), *commands, *files], duckdb.__version__)

    def _rebuild_views(self, connection: duckdb.DuckDBPyConnection) -> None:
        for path in sql_files.views():
            connection.execute(path.read_text(encoding="utf-8"))

    def _load_reference(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Bring the reference tables to what ``data/reference/*.csv`` says; nothing is deleted but rights.

        Bumps the revision only when something changed, so that a plain restart stays quiet.
        """
        changed = 0
        for table in REFERENCE_TABLES:
            changed += merge_csv(connection, table, self.settings.reference_folder / f"{table}.csv")
        for command in REFERENCE_COMMANDS:
            changed += connection.execute(sql_files.text(f"commands/reference/{command}")).fetchone()[0]
        if changed:
            connection.execute("UPDATE data_revisions SET revision = revision + 1")


def merge_csv(connection: duckdb.DuckDBPyConnection, table: str, path: Path) -> int:
    """Insert the rows of a CSV that are new to ``table`` and update the values that differ.

    The CSV's header names the columns; the table's primary key decides what is new. Names come
    from the catalogue, values only ever travel as parameters or as data. A missing file is no rows.

    Returns:
        the number of rows inserted and values updated.

    Raises:
        DataFileUnreadable: the file is not a CSV in UTF-8, or its rows do not fit the table.
        DataFileColumns: a column is unknown or missing.
        DataValueRefused: a changed value cannot be stored; details name row and column.
    """
    if not path.exists():
        return 0
    key = _primary_key(connection, table)
    columns = _read_incoming(connection, table, key, path)
    names = ", ".join(columns)
    same_key = " AND ".join(f"stored.{column} = incoming.{column}" for column in key)
    changed = 0
    for column in columns:
        if column not in key:
            changed += _update_column(connection, table, key, column, path)
    try:
        changed += connection.execute(
            f"INSERT INTO {table} ({names}) SELECT {names} FROM incoming "
            f"WHERE NOT EXISTS (SELECT 1 FROM {table} AS stored WHERE {same_key})"
        ).fetchone()[0]
    except duckdb.ConstraintException as error:
        raise DataFileUnreadable(path=str(path), cause=_first_line(error)) from error
    if table == "role_actions":
        # A right that the file no longer grants must go: default deny.
        changed += connection.execute(
            f"DELETE FROM {table} AS stored WHERE NOT EXISTS (SELECT 1 FROM incoming WHERE {same_key})"
        ).fetchone()[0]
    connection.execute("DROP TABLE incoming")
    return changed


def _read_incoming(connection: duckdb.DuckDBPyConnection, table: str, key: list[str], path: Path) -> list[str]:
    """Read the CSV into the temporary table ``incoming`` and return its columns."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:  # spreadsheets put a byte order mark first
            columns = next(csv.reader(file), [])
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataFileUnreadable(path=str(path), cause=str(error)) from error
    catalogue = connection.execute(
        "SELECT column_name, data_type, is_nullable = 'NO' AND column_default IS NULL "
        "FROM information_schema.columns WHERE table_name = $table ORDER BY ordinal_position",
        {"table": table},
    ).fetchall()
    types = {column: data_type for column, data_type, _ in catalogue}
    required = [column for column, _, is_required in catalogue if is_required or column in key]
    unknown = [column for column in columns if column not in types or columns.count(column) > 1]
    missing = [column for column in required if column not in columns]
    if unknown or missing:
        raise DataFileColumns(path=str(path), unknown=", ".join(unknown) or "-", missing=", ".join(missing) or "-")
    schema = ", ".join(f"'{column}': '{types[column]}'" for column in columns)
    try:
        connection.execute(
            f"CREATE TEMP TABLE incoming AS SELECT * FROM read_csv($path, header = true, "
            f"delim = ',', quote = '\"', escape = '\"', columns = {{{schema}}})",
            {"path": str(path)},
        )
    except duckdb.Error as error:
        raise DataFileUnreadable(path=str(path), cause=" ".join(str(error).splitlines()[:3])) from error
    return columns


def _update_column(connection: duckdb.DuckDBPyConnection, table: str, key: list[str], column: str, path: Path) -> int:
    """Take over the changed values of one column.

    Column by column, because DuckDB carries out an UPDATE that names an indexed column as deletion and
    insertion, which it refuses while other rows refer to the row; value by value, so that a refused one is named.
    """
    same_key = " AND ".join(f"stored.{part} = incoming.{part}" for part in key)
    stored_keys = ", ".join(f"stored.{part}" for part in key)
    differing = connection.execute(
        f"SELECT {stored_keys} FROM {table} AS stored INNER JOIN incoming ON {same_key} "
        f"WHERE stored.{column} IS DISTINCT FROM incoming.{column} ORDER BY {stored_keys}"
    ).fetchall()
    this_row = " AND ".join(f"stored.{part} = ?" for part in key)
    for values in differing:
        try:
            connection.execute(
                f"UPDATE {table} AS stored SET {column} = incoming.{column} FROM incoming "
                f"WHERE {same_key} AND {this_row}",
                list(values),
            )
        except duckdb.ConstraintException as error:
            row = "/".join(str(value) for value in values)
            raise DataValueRefused(path=str(path), row=row, column=column, cause=_first_line(error)) from error
    return len(differing)


def _primary_key(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    row = connection.execute(
        "SELECT constraint_column_names FROM duckdb_constraints() "
        "WHERE table_name = $table AND constraint_type = 'PRIMARY KEY'",
        {"table": table},
    ).fetchone()
    return row[0]


def table_names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The base tables, by name."""
    rows = connection.execute(
        "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' ORDER BY table_name"
    ).fetchall()
    return [row[0] for row in rows]


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseUnwritable(path=str(path), cause=str(error)) from error


def _connect(target: str, settings: Settings, path: Path) -> duckdb.DuckDBPyConnection:
    try:
        connection = duckdb.connect(target, config=_configuration(settings))
    except duckdb.IOException as error:
        raise _explained(error, path) from error
    except duckdb.Error as error:
        raise DatabaseBroken(path=str(path), cause=_first_line(error)) from error
    _harden(connection, settings)
    return connection


def _configuration(settings: Settings) -> dict[str, object]:
    """What must hold before the file is opened: for some foreign files DuckDB would fetch an extension."""
    return {
        "memory_limit": settings.memory_limit,
        "threads": settings.threads,
        # A question too large for memory spills beside the file; it fails before it has filled the disk.
        "max_temp_directory_size": MOST_TEMPORARY,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }


def _harden(connection: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    """No network, no files but the two data folders; then lock the configuration."""
    connection.execute("SET TimeZone = 'UTC'")
    folders = [str(settings.reference_folder), str(settings.sample_folder)]
    quoted = ", ".join("'" + folder.replace("'", "''") + "'" for folder in folders)
    connection.execute(f"SET allowed_directories = [{quoted}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


@contextmanager
def _damage_explained(path: Path) -> Iterator[None]:
    """Damage is found only when its part of the file is read."""
    try:
        yield
    except (duckdb.IOException, duckdb.FatalException, duckdb.SerializationException) as error:
        raise _explained(error, path) from error


def _explained(error: duckdb.Error, path: Path) -> Exception:
    message = str(error)
    if re.search(r"\block\b|used by another process", message):  # a "block" is of the file, not of its owner
        owner = re.search(r"\(PID (\d+)\)", message)
        return DatabaseInUse(path=str(path), pid=owner.group(1) if owner else "?")
    if re.search("permission denied|read-only|no space left", message, re.IGNORECASE):
        return DatabaseUnwritable(path=str(path), cause=_first_line(error))
    return DatabaseBroken(path=str(path), cause=_first_line(error))


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]


def _checksum(files: list[Path], version: str) -> str:
    """A fingerprint of the names and contents of files; one that is missing or unreadable counts by its name."""
    digest = hashlib.sha256(version.encode())
    for path in files:
        digest.update(b"\0" + path.name.encode() + b"\0")
        with suppress(OSError):  # taking it over says what is wrong with it
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    try:
        cursor.execute("ROLLBACK")
    except duckdb.Error as error:
        if "no transaction is active" not in str(error):
            raise


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
