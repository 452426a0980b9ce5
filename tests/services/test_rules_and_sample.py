"""What people may enter and what the sample data hold are the same: every sample row passes the rules."""

from __future__ import annotations

from tests.conftest import TODAY
from tests.services.conftest import stored
from workforce.domain import dispatches as dispatch_rules
from workforce.domain import headcounts as headcount_rules
from workforce.domain.headcounts import HeadcountEntry
from workforce.services import dispatches
from workforce.services.dispatches import entry_of


def test_every_sample_dispatch_could_have_been_entered_by_hand(sample_database):
    with sample_database.reading() as connection:
        known = dispatches.known(connection)
    entries = [entry_of(row) for row in stored(sample_database, "dispatches")]
    found = {
        entry.entry_key: problems for entry in entries if (problems := dispatch_rules.problems(entry, known, TODAY))
    }
    assert len(entries) > 150
    assert found == {}


def test_every_sample_headcount_could_have_been_entered_by_hand(sample_database):
    entries = [
        HeadcountEntry(**{field: row[field] for field in headcount_rules.FIELDS})
        for row in stored(sample_database, "headcounts")
    ]
    found = [(entry, problems) for entry in entries if (problems := headcount_rules.problems(entry))]
    assert len(entries) > 1000
    assert found == []
