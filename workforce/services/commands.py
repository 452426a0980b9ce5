"""Runs one write statement of ``sql/commands`` inside the caller's transaction."""

from __future__ import annotations

import duckdb

from workforce import sql_files


def run(connection: duckdb.DuckDBPyConnection, name: str, **params: object) -> list[tuple]:
    """Execute ``sql/commands/<name>.sql`` with named parameters.

    Returns:
        what the statement returns: its RETURNING rows, or DuckDB's count of changed rows.
    """
    return connection.execute(sql_files.text(f"commands/{name}"), params).fetchall()
