"""Counterpart support as ``data/calibration/pairs.csv`` lays it down, between places and senders of the log."""

from __future__ import annotations

from workforce.sample import files

OWN = ("disaster_code", "destination_code", "sender_code", "is_lead", "start_on", "end_on")


def tables() -> dict[str, list[files.Row]]:
    """The table ``counterpart_pairs``."""
    return {
        "counterpart_pairs": [
            {"pair_id": number, **{name: row[name] for name in OWN}, "pair_state": "valid", "note": row["note"]}
            | files.SAMPLE
            for number, row in enumerate(files.calibration("pairs"), start=1)
        ]
    }
