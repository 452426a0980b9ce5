"""What the data dictionary says: read from the heads of the view files and the comments on their columns."""

from __future__ import annotations

import pandas as pd

from workforce import sql_files
from workforce.queries import dictionary
from workforce.ui import session, tables
from workforce.ui.asking import ask
from workforce.ui.text import escaped


def meanings() -> pd.DataFrame:
    """What each figure means in the reader's language: one row per column of a metric view, in the views' order."""
    places = {path.stem.split("_", 1)[1]: place for place, path in enumerate(sql_files.views())}
    found = ask(dictionary.columns).sort_values("view_name", key=lambda names: names.map(places), kind="stable")
    found["figure"] = found["column_name"].map(tables.label)
    found["definition"] = _in_language(found["definition"])
    return found[["figure", "definition", "view_name", "column_name"]]


def counting_rules() -> pd.DataFrame:
    """What each metric counts in the reader's language, one row per view."""
    language = session.language()
    heads = [(path.stem.split("_", 1)[1], sql_files.header(path.read_text("utf-8"))) for path in sql_files.views()]
    return pd.DataFrame(
        [(name, head.ja if language == "ja" else head.en) for name, head in heads], columns=["view_name", "definition"]
    )


def matching(rows: pd.DataFrame, wanted: str) -> pd.DataFrame:
    """The rows in which the words a reader looks for occur; all of them when nothing is looked for."""
    if not wanted:
        return rows
    found = [rows[column].str.contains(wanted, case=False, regex=False) for column in rows.columns]
    return rows[pd.concat(found, axis=1).any(axis=1)]


def headed(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows under headers in the reader's language, each text as it stands."""
    shown = rows.rename(columns=tables.labels(list(rows.columns)))
    return shown.map(escaped)


def _in_language(comments: pd.Series) -> pd.Series:
    """The half of each comment (日本語 | English) that the reader reads."""
    halves = comments.str.partition(" | ")
    return halves[0] if session.language() == "ja" else halves[2].where(halves[2] != "", halves[0])
