"""A database from before withdrawals were kept: what its audit trail remembers of them is brought over."""

from __future__ import annotations

from datetime import date

import pytest

from tests.services.conftest import COORDINATOR, OFFER, REQUEST, SIZE, TODAY
from workforce import sql_files
from workforce.domain.closings import ClosingEntry
from workforce.services import closings, offers, requests

pytestmark = pytest.mark.usefixtures("disaster")

# Offer 1 was withdrawn and renewed twice, once on the same day, and confirmed twice; closing 1 was given up and taken
# up again late in the evening of the 19th in England, which is the 20th in Japan. Rows that are gone, and the
# sample's, stay out.
REMEMBERED = """
    INSERT INTO audit_entries (happened_at, actor_id, actor_role, action_code, table_name, row_key, before_json,
        after_json, batch_id)
    VALUES
    ('2025-09-12 03:00', 'a', 'r', 'c', 'offers', '1', '{"withdrawn_on": null}', '{"withdrawn_on": "2025-09-12"}', 'b'),
    ('2025-09-12 05:00', 'a', 'r', 'c', 'offers', '1', '{"withdrawn_on": "2025-09-12"}', '{"withdrawn_on": null}', 'b'),
    ('2025-09-15 03:00', 'a', 'r', 'c', 'offers', '1', '{"withdrawn_on": "2025-09-13"}', '{"withdrawn_on": null}', 'b'),
    ('2025-09-16 03:00', 'a', 'r', 'c', 'offers', '1', '{"confirmed_on": "2025-09-05"}',
        '{"confirmed_on": "2025-09-16"}', 'b'),
    ('2025-09-17 03:00', 'a', 'r', 'c', 'offers', '1', '{"confirmed_on": "2025-09-16"}',
        '{"confirmed_on": "2025-09-10"}', 'b'),
    ('2025-09-19 20:00', 'a', 'r', 'c', 'request_closings', '1', '{"withdrawn_on": "2025-09-18"}',
        '{"withdrawn_on": null}', 'b'),
    ('2025-09-20 03:00', 'a', 'r', 'c', 'offers', '9', '{"withdrawn_on": "2025-09-13"}', '{"withdrawn_on": null}', 'b'),
    ('2025-09-20 03:00', 'a', 'r', 'c', 'offers', 'sample', '{"rows": 9}', '{"rows": 0}', 'b'),
    ('2025-09-20 03:00', 'a', 'r', 'c', 'offers', '1', '{"withdrawn_on": "2025-09-13"}', NULL, 'b')
"""
KEPT = ("offer_withdrawals", "closing_withdrawals", "offer_confirmations")


def test_what_the_audit_trail_remembers_is_kept(database):
    request_id = requests.record(database, COORDINATOR, REQUEST, SIZE, today=TODAY)
    assert offers.record(database, COORDINATOR, OFFER, today=TODAY) == 1
    entry = ClosingEntry(
        entry_key="closed",
        request_id=request_id,
        closing_kind="outsourced",
        persons_per_day=1,
        start_on=SIZE.start_on,
        end_on=SIZE.end_on,
        decided_on=TODAY,
    )
    assert closings.record(database, COORDINATOR, entry, today=TODAY) == 1
    (migration,) = (path for path in sql_files.migrations() if path.stem.startswith("0040_"))
    with database.transaction() as connection:
        connection.execute(REMEMBERED)
        for table in KEPT:
            connection.execute(f"DROP TABLE {table}")
        connection.execute(migration.read_text(encoding="utf-8"))
        found = [connection.table(table).order("1, 2").fetchall() for table in KEPT]
    assert found == [
        [(1, date(2025, 9, 13), date(2025, 9, 15))],
        [(1, date(2025, 9, 18), date(2025, 9, 20))],
        [(1, date(2025, 9, 5))],
    ]
