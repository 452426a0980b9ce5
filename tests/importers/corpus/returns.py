"""Every return of the corpus."""

from __future__ import annotations

from tests.importers.corpus import cell_cases, hostile, seen, shapes, tables

RETURNS = [*hostile.RETURNS, *shapes.RETURNS, *cell_cases.RETURNS, *tables.RETURNS, *seen.RETURNS]
