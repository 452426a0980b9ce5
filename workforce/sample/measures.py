"""Measures as ``data/calibration/measures.csv`` lays them down: those the paper names, and some invented ones."""

from __future__ import annotations

from workforce.sample import files

OWN = ("measure_type", "content", "region_code", "started_on", "measure_status", "effect")


def tables() -> dict[str, list[files.Row]]:
    """The tables ``measures``, ``measure_municipalities`` and ``measure_occupations``."""
    laid_down = list(enumerate(files.calibration("measures"), start=1))
    measures = [
        {"measure_id": number, **{name: row[name] for name in OWN}, **files.SAMPLE} for number, row in laid_down
    ]
    targets = {
        f"measure_{nouns}": [
            {"measure_id": number, f"{noun}_code": code, **files.SAMPLE}
            for number, row in laid_down
            for code in sorted(row[f"{noun}_codes"].split())
        ]
        for noun, nouns in (("municipality", "municipalities"), ("occupation", "occupations"))
    }
    return {"measures": measures} | targets
