"""Disasters, the dispatch log and its daily counts, and what they answer."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from workforce.sample import files, requests, waves
from workforce.sample.waves import Wave

SEED = 814
DECIDED_BEFORE = timedelta(days=2)  # a wave is decided so long before it starts
LAST_DECISION = date(2025, 11, 14)  # what starts later was decided on this day
TRAVELLING = 0.15  # part of the longer waves that spend their first day on the way
ENGINEERS = 0.12  # part of the prefecture's house surveyors who are building engineers
NOTED = 0.1
NOTES = ("住家被害認定調査の経験者を含む", "公用車で移動", "派遣先で宿舎を手配", "事前説明会に参加", "土日も勤務")
DAILY_NOTES = {-1: ("体調不良による欠勤", "所属の業務により途中帰庁", None), 1: ("引継ぎのため1名追加", None)}


def tables() -> dict[str, list[files.Row]]:
    """The tables ``disasters``, ``dispatches`` and ``daily_counts``, and those of the requests and offers."""
    rng = Random(SEED)
    disasters = files.calibration("disasters")
    needs = requests.needs()
    log: list[tuple[dict[str, object], Wave | None]] = []
    counts: waves.Counts = {}
    for disaster in disasters:
        own = {
            key: need
            for key, need in needs.items()
            if need["kind"] == "emergency" and need["disaster_code"] == disaster["disaster_code"]
        }
        grown, otherwise = waves.grown(rng, disaster, own)
        log += [(_dispatch(rng, wave, grown), wave) for wave in grown]
        counts |= otherwise
    log += [(_further(row, needs), None) for row in files.calibration("further_dispatches")]
    order = ("start_on", "destination_code", "task_code", "sender_code")
    log.sort(key=lambda entry: [str(entry[0][column]) for column in order])
    return {
        "disasters": [_disaster(row) for row in disasters],
        **requests.tables(needs),
        "dispatches": [
            {"dispatch_id": number, "entry_key": f"sample-{number:04}"} | row
            for number, (row, _) in enumerate(log, start=1)
        ],
        "daily_counts": [
            _daily_count(rng, number, wave, *counts[wave])
            for number, (_, wave) in enumerate(log, start=1)
            if wave in counts
        ],
    }


def _dispatch(rng: Random, wave: Wave, others: list[Wave]) -> dict[str, object]:
    """A wave as a row of the log; a sender numbers its teams through, so that no team is in two places."""
    need = wave.need
    task = next(row for row in files.reference("tasks") if row["task_code"] == need["task_code"])
    teams = sorted({_team(other) for other in others if other.sender_code == wave.sender_code})
    surveys = wave.line == "prefecture" and need["task_code"].startswith("damage_survey")
    return {
        "disaster_code": need["disaster_code"],
        "kind": "emergency",
        "status": "ended",
        "sender_code": wave.sender_code,
        "destination_code": need["municipality_code"],
        "task_code": need["task_code"],
        "occupation_code": "building" if surveys and rng.random() < ENGINEERS else task["main_occupation_code"],
        "persons": wave.persons,
        "start_on": wave.start_on,
        "end_on": wave.end_on,
        "wave": f"第{teams.index(_team(wave)) + 1}陣",
        "route_code": wave.route_code,
        "travel_days": int(wave.days > waves.FEWEST_DAYS and rng.random() < TRAVELLING),
        "request_id": wave.request_id,
        "note": rng.choice(NOTES) if rng.random() < NOTED else None,
        **files.SAMPLE,
        "decided_on": max(requests.asked_on(wave.request_id, need), wave.start_on - DECIDED_BEFORE),
        "cancelled_on": None,
        "offer_id": None,
    }


def _team(wave: Wave) -> tuple[date, str]:
    """Who leaves for a place on a day leaves as one team."""
    return wave.start_on, wave.need["municipality_code"]


def _further(row: dict[str, str], needs: dict[int, dict[str, str]]) -> dict[str, object]:
    """A dispatch that is laid down as it is: mid- to long-term, planned or cancelled."""
    start_on = date.fromisoformat(row["start_on"])
    request_id = requests.request_of(row, needs)
    offer_id = requests.offer_of(row, needs)
    return {key: value for key, value in row.items() if key != "note"} | {
        "request_id": request_id,
        "note": row["note"],
        **files.SAMPLE,
        "decided_on": min(LAST_DECISION, start_on - DECIDED_BEFORE),
        "cancelled_on": start_on - timedelta(days=1) if row["status"] == "cancelled" else None,
        "offer_id": offer_id,
    }


def _disaster(row: dict[str, str]) -> files.Row:
    return {key: value for key, value in row.items() if not key.endswith("_person_days")} | files.SAMPLE


def _daily_count(rng: Random, dispatch_id: int, wave: Wave, counted_on: object, difference: int) -> files.Row:
    return {
        "dispatch_id": dispatch_id,
        "counted_on": counted_on,
        "persons": wave.persons + difference,
        "note": rng.choice(DAILY_NOTES[difference]),
        **files.SAMPLE,
    }
