"""What the database promises: migrations once, writes whole or not at all, plain errors, nothing overwritten."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from workforce import sql_files
from workforce.config import Settings
from workforce.database import REFERENCE_TABLES, Database, table_names
from workforce.errors import (
    DatabaseBroken,
    DatabaseFromNewerVersion,
    DatabaseInUse,
    DatabaseMissing,
    DatabaseUnwritable,
    MigrationChanged,
)

OWNER = "import duckdb, sys; con = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"


def contents(database: Database) -> dict[str, list[tuple]]:
    """Every row of every table."""
    with database.reading() as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall()
            for table in table_names(connection)
        }


def add_disaster(connection: duckdb.DuckDBPyConnection, code: str) -> None:
    connection.execute(
        "INSERT INTO disasters (disaster_code, disaster_ja, disaster_en, disaster_type, started_on, status)"
        " VALUES ($code, '試験', 'Trial', 'other', '2025-08-11', 'open')",
        {"code": code},
    )


def disasters(database: Database) -> list[str]:
    with database.reading() as connection:
        rows = connection.execute("SELECT disaster_code FROM disasters ORDER BY disaster_code").fetchall()
    return [code for (code,) in rows]


@pytest.fixture
def own_sql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of sql/ that the test may change."""
    folder = tmp_path / "sql"
    shutil.copytree(sql_files.FOLDER, folder)
    monkeypatch.setattr(sql_files, "FOLDER", folder)
    sql_files.text.cache_clear()
    yield folder
    sql_files.text.cache_clear()


def test_opening_a_second_time_changes_nothing(settings: Settings):
    first = Database.open(settings)
    before = contents(first)
    first.close()
    second = Database.open(settings)
    assert contents(second) == before
    second.close()


def destination_types(settings: Settings) -> set[str]:
    """What the view of senders says, after a start of its own."""
    database = Database.open(settings)
    with database.reading() as connection:
        rows = connection.execute("SELECT DISTINCT destination_type FROM senders").fetchall()
    database.close()
    return {destination_type for (destination_type,) in rows}


def test_a_changed_view_is_made_anew_at_the_next_start(settings: Settings, own_sql: Path):
    assert "outside" in destination_types(settings)
    (view,) = (own_sql / "views").glob("*_senders.sql")
    view.write_text(view.read_text(encoding="utf-8").replace("'outside'", "'elsewhere'"), encoding="utf-8")
    assert {"outside", "elsewhere"} & destination_types(settings) == {"elsewhere"}


def test_views_follow_a_table_that_gained_a_column(settings: Settings, own_sql: Path):
    view, migration = own_sql / "views" / "998_all_tasks.sql", own_sql / "migrations" / "9999_add_colour.sql"
    view.write_text("CREATE OR REPLACE VIEW all_tasks AS SELECT * FROM tasks;", encoding="utf-8")
    Database.open(settings).close()
    migration.write_text("ALTER TABLE tasks ADD COLUMN colour VARCHAR;", encoding="utf-8")
    database = Database.open(settings)
    with database.reading() as connection:
        columns = [name for name, *_ in connection.execute("SELECT * FROM all_tasks").description]
    database.close()
    assert columns[-1] == "colour"


def test_a_start_that_failed_in_the_middle_is_taken_up_by_the_next(settings: Settings, own_sql: Path):
    broken = own_sql / "views" / "999_broken.sql"
    broken.write_text("CREATE OR REPLACE VIEW broken AS SELECT * FROM nowhere;", encoding="utf-8")
    with pytest.raises(duckdb.CatalogException):
        Database.open(settings)
    broken.unlink()
    assert "outside" in destination_types(settings)


def test_the_reference_data_are_there_from_the_start(database: Database):
    rows = contents(database)
    assert [table for table in REFERENCE_TABLES if not rows[table]] == []


def test_a_changed_reference_file_is_taken_over_at_the_next_start(settings: Settings, tmp_path: Path):
    folder = tmp_path / "reference"
    shutil.copytree(settings.reference_folder, folder)
    own = replace(settings, reference_folder=folder)
    first = Database.open(own)
    revision = first.revision()
    first.close()

    file = folder / "routes.csv"
    header, row, *others = file.read_text(encoding="utf-8").splitlines()
    code, _, *rest = row.split(",")
    file.write_text("\n".join([header, ",".join([code, "新しい経路", *rest]), *others, ""]), encoding="utf-8")
    second = Database.open(own)
    with second.reading() as connection:
        found = connection.execute("SELECT route_ja FROM routes WHERE route_code = $code", {"code": code}).fetchone()
    assert (found, second.revision()) == (("新しい経路",), revision + 1)
    second.close()


def test_a_migration_edited_after_it_was_applied_is_refused(settings: Settings, own_sql: Path):
    Database.open(settings).close()
    migration = sql_files.migrations()[0]
    migration.write_text(migration.read_text(encoding="utf-8") + "-- edited\n", encoding="utf-8")
    with pytest.raises(MigrationChanged) as raised:
        Database.open(settings)
    assert raised.value.details == {"migration": migration.stem}


def test_a_failing_migration_leaves_the_database_as_it_was(settings: Settings, own_sql: Path):
    first = Database.open(settings)
    before = contents(first)
    first.close()
    migration = own_sql / "migrations" / "9999_fail_halfway.sql"
    migration.write_text("CREATE TABLE half (n INTEGER);\nSELECT * FROM nowhere;\n", encoding="utf-8")
    with pytest.raises(duckdb.CatalogException):
        Database.open(settings)
    migration.unlink()
    again = Database.open(settings)
    assert contents(again) == before
    again.close()


def test_a_file_of_a_newer_release_is_refused(settings: Settings, own_sql: Path):
    newer = own_sql / "migrations" / "9999_add_something.sql"
    newer.write_text("CREATE TABLE something (n INTEGER);\n", encoding="utf-8")
    Database.open(settings).close()
    newer.unlink()
    with pytest.raises(DatabaseFromNewerVersion) as raised:
        Database.open(settings)
    assert raised.value.details == {"path": str(settings.database), "migration": "9999_add_something"}


def test_a_broken_file_is_named_and_left_as_it_is(settings: Settings):
    settings.database.write_bytes(b"not a database" * 1000)
    with pytest.raises(DatabaseBroken) as raised:
        Database.open(settings)
    assert raised.value.details["path"] == str(settings.database)
    assert settings.database.read_bytes() == b"not a database" * 1000


def test_a_cut_off_file_is_named_and_left_as_it_is(settings: Settings):
    Database.open(settings).close()
    cut = settings.database.read_bytes()[:20_000]
    settings.database.write_bytes(cut)
    with pytest.raises(DatabaseBroken):
        Database.open(settings)
    assert settings.database.read_bytes() == cut


def test_damage_inside_a_file_is_called_damage_and_not_use_by_another_program(settings: Settings, sample_file: Path):
    damaged = bytearray(sample_file.read_bytes())
    damaged[12288:16384] = bytes(4096)
    settings.database.write_bytes(damaged)
    # DuckDB's message names the block in which "lock" stands.
    with pytest.raises(DatabaseBroken) as raised:
        Database.open(settings)
    assert raised.value.details["path"] == str(settings.database)
    assert settings.database.read_bytes() == damaged


def test_damage_that_shows_only_when_its_rows_are_read_is_named_too(settings: Settings, sample_file: Path):
    damaged = bytearray(sample_file.read_bytes())
    half = len(damaged) // 2
    damaged[half // 2 : half] = bytes(half - half // 2)
    settings.database.write_bytes(damaged)
    with pytest.raises(DatabaseBroken) as raised:
        contents(Database.open(settings))
    assert raised.value.details["path"] == str(settings.database)


def test_a_file_of_another_database_program_is_refused_without_asking_the_network(settings: Settings):
    settings.database.write_bytes(b"SQLite format 3\0" + bytes(5000))
    with pytest.raises(DatabaseBroken) as raised:
        Database.open(settings)
    assert "http" not in raised.value.details["cause"]


def test_a_file_owned_by_another_process_is_refused_with_its_number(settings: Settings):
    Database.open(settings).close()
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(settings.database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert owner.stdout.readline() == b"open\n"
        with pytest.raises(DatabaseInUse) as raised:
            Database.open(settings)
        assert raised.value.details == {"path": str(settings.database), "pid": str(owner.pid)}
    finally:
        owner.communicate()


def test_a_missing_file_is_not_made_unless_asked_for(settings: Settings):
    with pytest.raises(DatabaseMissing):
        Database.open(settings, create=False)
    assert not settings.database.exists()


def test_a_folder_that_cannot_be_made_is_named(settings: Settings, tmp_path: Path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(DatabaseUnwritable) as raised:
        Database.open(replace(settings, database=tmp_path / "file" / "workforce.duckdb"))
    assert raised.value.details["path"] == str(tmp_path / "file" / "workforce.duckdb")


def test_a_write_is_there_after_reopening(settings: Settings):
    first = Database.open(settings)
    first.write(lambda connection: add_disaster(connection, "kept"))
    first.close()
    second = Database.open(settings)
    assert disasters(second) == ["kept"]
    second.close()


def test_an_exception_leaves_nothing_and_the_next_write_works(database: Database):
    def fail_after_writing(connection: duckdb.DuckDBPyConnection) -> None:
        add_disaster(connection, "lost")
        raise RuntimeError("the second half failed")

    before = contents(database)
    with pytest.raises(RuntimeError, match="the second half failed"):
        database.write(fail_after_writing)
    assert contents(database) == before
    database.write(lambda connection: add_disaster(connection, "kept"))
    assert disasters(database) == ["kept"]


def test_a_failed_statement_is_not_committed_even_if_the_caller_swallows_it(database: Database):
    # After a failed statement DuckDB's COMMIT reports success and keeps nothing: it must be seen as an error.
    def go_on_regardless() -> None:
        with database.transaction() as connection:
            add_disaster(connection, "lost")
            with suppress(duckdb.ConstraintException):
                add_disaster(connection, "lost")

    with pytest.raises(duckdb.TransactionException):
        go_on_regardless()
    assert disasters(database) == []


def test_each_write_raises_the_revision_by_one_and_a_failed_one_does_not(database: Database):
    start = database.revision()
    database.write(lambda connection: add_disaster(connection, "first"))
    assert database.revision() == start + 1
    with pytest.raises(duckdb.ConstraintException):
        database.write(lambda connection: add_disaster(connection, "first"))
    assert database.revision() == start + 1
    database.write(lambda connection: add_disaster(connection, "second"))
    assert database.revision() == start + 2


def test_a_reader_sees_a_write_only_once_it_is_committed(database: Database):
    with database.transaction() as connection:
        add_disaster(connection, "new")
        assert disasters(database) == []
    assert disasters(database) == ["new"]


def test_threads_get_the_rows_they_asked_for(database: Database):
    def ask(number: int) -> list[tuple]:
        with database.reading() as connection:
            return connection.execute("SELECT $n, n FROM range(1000) AS r (n)", {"n": number}).fetchall()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(200)))
    assert answers == [[(number, n) for n in range(1000)] for number in range(200)]


def test_no_write_of_many_threads_is_lost(database: Database):
    start = database.revision()
    codes = [f"d{number:02}" for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda code: database.write(lambda connection: add_disaster(connection, code)), codes))
    assert (disasters(database), database.revision()) == (codes, start + 40)


@pytest.mark.parametrize(
    "statement",
    [
        "SET memory_limit = '10GB'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY routes TO 'routes.csv'",
    ],
)
def test_sql_cannot_leave_the_data_folders_or_change_the_settings(database: Database, statement: str):
    with database.reading() as connection, pytest.raises(duckdb.Error):
        connection.execute(statement)


def test_a_question_too_large_for_memory_cannot_fill_the_disk(database: Database):
    with database.reading() as connection:
        assert connection.execute("SELECT current_setting('max_temp_directory_size')").fetchone() == ("3.7 GiB",)
