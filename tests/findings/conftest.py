"""The database of the metric tests: reference data, filled by each test, nothing kept."""

from __future__ import annotations

from tests.metrics.conftest import connection, reference_database

__all__ = ["connection", "reference_database"]
