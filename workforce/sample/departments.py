"""Staff by department in the two newest rounds.

The departments of general administration of a municipality add up to its staff by occupation: in the sample both
count the same people. Education, fire service and the public enterprises come on top, outside the round's scope.
"""

from __future__ import annotations

from random import Random

from workforce.sample import files, headcounts

SEED = 1947
ROUNDS = 2  # newest rounds that asked for departments
GENERAL = "一般行政"
SPREAD = 0.18  # how far a municipality's share may lie from the usual one

Shares = dict[str, float]


def tables() -> dict[str, list[files.Row]]:
    """The table ``block_counts``."""
    rng = Random(SEED)
    shares = {row["municipality_code"]: _shares(rng, row) for row in files.reference("municipalities")}
    staffing = headcounts.tables()
    newest = [survey["survey_id"] for survey in staffing["surveys"]][-ROUNDS:]
    staff: dict[tuple[int, str], int] = {}
    for row in staffing["headcounts"]:
        if row["survey_id"] in newest and row["planned"] is not None and row["actual"] is not None:
            key = row["survey_id"], row["municipality_code"]
            staff[key] = staff.get(key, 0) + row["actual"]
    return {
        "block_counts": [
            _row(survey_id, municipality, department, persons)
            for (survey_id, municipality), total in staff.items()
            for department, persons in _counts(total, shares[municipality]).items()
        ]
    }


def _shares(rng: Random, municipality: dict[str, str]) -> Shares:
    """Staff of each department of a municipality, per head of staff by occupation; 0 where it has none."""
    shares = {}
    for row in files.calibration("departments"):
        is_large = int(municipality["population"]) >= int(row["smallest_population"])
        has_it = rng.random() < float(row["chance"]) and is_large
        varied = float(row["share_of_occupations"]) * rng.uniform(1 - SPREAD, 1 + SPREAD)
        shares[row["department_code"]] = varied if has_it else 0.0
    return shares


def _counts(total: int, shares: Shares) -> dict[str, int]:
    """Whole persons: the general administration adds up to ``total``, what rounding left over goes to the largest."""
    divisions = {row["department_code"]: row["division_ja"] for row in files.reference("departments")}
    general = [department for department, division in divisions.items() if division == GENERAL]
    scale = total / sum(shares[department] for department in general)
    counts = {
        department: round(share * (scale if department in general else total)) for department, share in shares.items()
    }
    largest = max(general, key=lambda department: counts[department])
    counts[largest] += total - sum(counts[department] for department in general)
    return counts


def _row(survey_id: int, municipality: str, department: str, persons: int) -> files.Row:
    return {
        "survey_id": survey_id,
        "municipality_code": municipality,
        "block": "departments",
        "item_code": department,
        "measure": "persons",
        "persons": persons,
        **files.SAMPLE,
    }
