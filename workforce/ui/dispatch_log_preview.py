"""What is told of dispatch logs before they are accepted: what changes, what is new, and what becomes of the totals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from workforce.domain import notation
from workforce.domain.disasters import DisasterEntry
from workforce.domain.dispatch_imports import DispatchChange, DispatchPlan
from workforce.domain.import_plans import ADDED, CHANGED
from workforce.findings import imports as findings
from workforce.queries import disasters, organisations, tasks
from workforce.services import dispatch_imports
from workforce.ui import cards, session, tables
from workforce.ui.import_intake import Intake
from workforce.ui.import_preview import Told
from workforce.ui.text import escaped
from workforce.ui.written import label, names, written

CHANGED_COLUMNS = [
    "dispatch_id", "sender", "destination", "start_on", "field", "stored_value", "new_value", "difference",
]  # fmt: skip
ADDED_COLUMNS = ["place", "status", "sender", "destination", "task", "persons", "start_on", "end_on", "wave", "note"]
EFFECT_COLUMNS = [
    "disaster", "kind", "person_days_before", "person_days", "difference", "planned_person_days_before",
    "planned_person_days",
]  # fmt: skip


def show_effect(work: Intake) -> None:
    """The person-days as they would be, beside those of now."""
    words = session.words()
    if not work.is_acceptable or not any(plan.written for plan in work.plans):
        return
    if work.effect is None:
        work.effect = dispatch_imports.effect(session.database(), session.actor(), work.plans, today=session.today())
    if not work.effect:
        return
    frame = words.localise(pd.DataFrame(work.effect))
    frame["difference"] = frame["person_days"] - frame["person_days_before"]
    finding = cards.say(findings.of_person_days, frame)
    with cards.card("import_effect", finding, words("page.imports.effect_subtitle")):
        tables.table(frame, EFFECT_COLUMNS, key="import_effect")


def _file(plan: DispatchPlan) -> dict[str, object]:
    words = session.words()
    registered = names(disasters.listing, "disaster")
    read = (*plan.reading.rows, *plan.reading.refused)
    named = dict.fromkeys(registered.get(row.entry.disaster_code, row.disaster) for row in read)
    return {"disaster": words("page.list_separator").join(named)}


def _notes(plans: Sequence[DispatchPlan]) -> Iterator[str]:
    """The disasters that would be registered, or could be."""
    yield from _disasters("page.imports.disaster_is_made", [plan.disasters for plan in plans])
    yield from _disasters("page.imports.disaster_is_offered", [plan.offered for plan in plans])


def _disasters(said: str, found: Sequence[Mapping[str, DisasterEntry]]) -> Iterator[str]:
    words = session.words()
    for entry in {code: entry for of_plan in found for code, entry in of_plan.items()}.values():
        details = {
            "name": entry.disaster_name,
            "type": words(f"option.disaster_type.{entry.disaster_type}"),
            "day": notation.day(entry.started_on, words.language),
            "tick": words("page.dispatch_imports.register_disasters"),
        }
        yield escaped(words(said, **details))


def _changed(change: DispatchChange) -> Iterator[dict[str, object]]:
    registered = names(organisations.listing, "organisation")
    for name, before, after in change.different:
        difference = after - before if isinstance(after, int) and isinstance(before, int) else None
        yield {
            "dispatch_id": change.dispatch_id,
            "sender": registered.get(change.before.sender_code),
            "destination": registered.get(change.before.destination_code),
            "start_on": pd.Timestamp(change.before.start_on),
            "field": label(name),
            "stored_value": written(name, before),
            "new_value": written(name, after),
            "difference": difference,
        }


def _added(change: DispatchChange) -> Iterator[dict[str, object]]:
    words, registered = session.words(), names(organisations.listing, "organisation")
    entry = change.after
    yield {
        "place": words("unit.row", n=change.row),
        "status": entry.status,
        "sender": registered.get(entry.sender_code, entry.sender_code),
        "destination": registered.get(entry.destination_code, entry.destination_code),
        "task": names(tasks.listing, "task").get(entry.task_code, entry.task_code),
        "persons": entry.persons,
        "start_on": pd.Timestamp(entry.start_on),
        "end_on": pd.Timestamp(entry.end_on) if entry.end_on else pd.NaT,
        "wave": entry.wave,
        "note": entry.note,
    }


TOLD = Told(_file, _notes, {CHANGED: (CHANGED_COLUMNS, _changed), ADDED: (ADDED_COLUMNS, _added)})
