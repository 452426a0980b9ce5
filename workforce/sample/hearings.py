"""Hearings of the two newest rounds: what a municipality short of staff may have said, by the categories of the paper.

Drawn from the vacancies of the rounds with a generator of its own, so that it changes nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from workforce.sample import files, headcounts

SEED = 743
ROUNDS = 2  # newest rounds that have hearings
HEARD = 0.42  # part of the cells short of staff about which somebody spoke
FIRST_DAY, LAST_DAY = (7, 7), (8, 29)  # the paper: heard in July and August
FOLLOWED_UP = 0.35  # part of the newest round's notes that are done by now; of the round before, all

# occupation group → category → weight; the heading 〈ヒアリング結果〉 of the paper names these
CATEGORIES = {
    "clerical": {"few_applicants": 6, "young_leavers": 5, "repeated_exams": 3, "declined_offers": 2, "workload": 1},
    "specialist": {"no_applications": 7, "clerical_substitute": 5, "mid_year_leavers": 2, "training": 1},
}
NOTES = {
    "few_applicants": (
        "近隣の団体と試験日が重なり、受験者が募集人数に届かない。",
        "募集人数が少なく、受験を見送られている。",
    ),
    "young_leavers": ("採用3年以内の退職が続いている。", "若手の退職が続き、係の年齢構成に偏りがある。"),
    "repeated_exams": ("年に2回試験を行って補充している。", "秋に追加の採用試験を予定している。"),
    "declined_offers": ("合格者が他団体を選び、採用に至らなかった。",),
    "workload": ("新しい事務が増え、時間外勤務が多い。",),
    "no_applications": ("募集しても応募がない。", "2年続けて応募がなかった。"),
    "clerical_substitute": ("専門職の業務を事務職が代わりに行っている。", "専門の業務を事務職が兼ねている。"),
    "mid_year_leavers": ("年度途中に退職があり、補充できていない。", "育児休業の代替職員が見つからない。"),
    "training": ("ベテランの退職が近く、技術の引継ぎが課題。",),
}


def tables() -> dict[str, list[files.Row]]:
    """The table ``hearings``."""
    rng = Random(SEED)
    staffing = headcounts.tables()
    newest = [survey["survey_id"] for survey in staffing["surveys"]][-ROUNDS:]
    groups = {row["occupation_code"]: row["occupation_group"] for row in files.reference("occupations")}
    spoken = [
        (survey, cell)
        for survey in staffing["surveys"]
        if survey["survey_id"] in newest
        for cell in _short(staffing["headcounts"], survey["survey_id"])
        if rng.random() < HEARD
    ]
    notes = [_note(rng, survey, cell, groups, is_newest=survey["survey_id"] == newest[-1]) for survey, cell in spoken]
    notes.sort(key=lambda note: (note["survey_id"], note["heard_on"], note["municipality_code"]))
    return {"hearings": [{"hearing_id": number, **note} for number, note in enumerate(notes, start=1)]}


def _short(rows: list[files.Row], survey_id: int) -> Iterator[files.Row]:
    for row in rows:
        answered = row["planned"] is not None and row["actual"] is not None
        if row["survey_id"] == survey_id and answered and row["planned"] > row["actual"]:
            yield row


def _note(rng: Random, survey: files.Row, cell: files.Row, groups: dict[str, str], *, is_newest: bool) -> files.Row:
    weights = CATEGORIES[groups[cell["occupation_code"]]]
    category = rng.choices(list(weights), weights=list(weights.values()))[0]
    year = int(survey["as_of"][:4])
    first = date(year, *FIRST_DAY)
    heard_on = first + timedelta(days=rng.randrange((date(year, *LAST_DAY) - first).days + 1))
    follow_up_on = heard_on + timedelta(days=30 * rng.randint(2, 6)) if rng.random() < 0.8 else None
    is_done = not is_newest or rng.random() < FOLLOWED_UP
    return {
        "survey_id": survey["survey_id"],
        "municipality_code": cell["municipality_code"],
        "category_code": category,
        "occupation_code": cell["occupation_code"],
        "heard_on": heard_on.isoformat(),
        "content": rng.choice(NOTES[category]),
        "follow_up_on": follow_up_on and follow_up_on.isoformat(),
        "hearing_status": "done" if is_done else "open",
        **files.SAMPLE,
    }
