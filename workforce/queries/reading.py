"""Runs a file of ``sql/queries`` and returns a DataFrame with honest types."""

from __future__ import annotations

import duckdb
import pandas as pd
import pyarrow as pa

from workforce import sql_files

_NULLABLE = {
    pa.int8(): pd.Int64Dtype(),
    pa.int16(): pd.Int64Dtype(),
    pa.int32(): pd.Int64Dtype(),
    pa.int64(): pd.Int64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
}

# Text as Python holds it: frames here are short, and filtering, sorting and telling them apart is quicker so.
pd.set_option("mode.string_storage", "python")


def frame(connection: duckdb.DuckDBPyConnection, name: str, **params: object) -> pd.DataFrame:
    """Run ``sql/queries/<name>.sql`` with named parameters.

    Returns:
        whole numbers as nullable Int64 (an unanswered value stays <NA>, never 0 or NaN), rates as
        float64, dates as datetime64, text as str.
    """
    result = connection.execute(sql_files.text(f"queries/{name}"), params)
    return result.to_arrow_table().to_pandas(types_mapper=_NULLABLE.get, date_as_object=False)


def together(frames: list[pd.DataFrame]) -> pd.DataFrame:
    """Frames of the same columns below each other; at least one, for an empty one has columns too."""
    return pd.concat([found for found in frames if len(found)] or frames[:1], ignore_index=True)


def rows(found: pd.DataFrame) -> list[dict[str, object]]:
    """The rows of a frame as plain values for services: int, str, bool, ``date`` (never a time), None."""
    return [{name: _plain(value) for name, value in row.items()} for row in found.to_dict("records")]


def _plain(value: object) -> object:
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value
