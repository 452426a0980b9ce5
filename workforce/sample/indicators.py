"""Invented values of indicators, as ``data/calibration/indicators.csv`` lays them down.

They follow what the paper says of the course (highest in 2018, lower since). The one figure the paper prints is not
among them: it is a published figure and stands in its series by itself.
"""

from __future__ import annotations

from workforce.sample import files

SOURCE = "架空データ（平成30年を頂点とする推移だけを資料に合わせた架空の値）"


def tables() -> dict[str, list[files.Row]]:
    """The table ``indicator_values``."""
    return {
        "indicator_values": [
            {
                "indicator_code": row["indicator_code"],
                "starts_on": row["starts_on"],
                "indicator_value": row["indicator_value"],
                "source": SOURCE,
                "note": None,
                **files.SAMPLE,
            }
            for row in files.calibration("indicators")
        ]
    }
