"""The page of survey rounds as an officer uses it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

ROUNDS = "pages/staffing/rounds.py"


def unfold(page: AppTest, key: str) -> AppTest:
    """Open one of the folds."""
    page.session_state[key] = True
    return page.run()


def choose_returns(page: AppTest, *municipalities: str) -> AppTest:
    """Choose rows of the tracker by their names."""
    table = page.dataframe[0]
    rows = [list(table.value["municipality"]).index(name) for name in municipalities]
    page.session_state[table.key] = {"selection": {"rows": rows, "columns": [], "cells": []}}
    return page.run()


def tracked(page: AppTest, *columns: str) -> list[tuple]:
    """Some columns of the tracker."""
    return list(page.dataframe[0].value[list(columns)].itertuples(index=False, name=None))
