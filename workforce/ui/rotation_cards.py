"""What a plan would mean before it is saved, and the plans a request has already."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from workforce.charts import rotations as charts
from workforce.domain import notation
from workforce.domain import rotations as rules
from workforce.domain.rotations import Plan, Wave
from workforce.findings import rotations as findings
from workforce.queries import dispatches, organisations, requests, rotations, surveys
from workforce.ui import cards, rotation_planner, session, tables
from workforce.ui.asking import ask
from workforce.ui.text import escaped
from workforce.ui.written import names

WAVES = ["wave", "sender", "persons", "start_on", "end_on", "planned_person_days"]
STORED = ["status", *WAVES, "handover_days", "dispatch_id"]
LOADS = [
    "sender", "plan_person_days", "person_days", "per_100_staff_with_plan", "vacancy_rate", "most_away",
    "staff_of_occupation",
]  # fmt: skip

Row = Mapping[str, object]


def preview(plan: Plan, request: Row, laid: list[Wave]) -> None:
    """Person-days, handover and days without enough people, on a calendar."""
    words, today = session.words(), session.today()
    gap = {
        row.calendar_day.date(): row.unmet
        for row in ask(
            requests.days, disaster_code=request["disaster_code"], request_id=plan.request_id, as_of=today
        ).itertuples()
        if row.calendar_day.date() >= today
    }
    left = rules.unmet_after(laid, gap)
    figures = pd.Series(
        {
            "waves": len(laid),
            "person_days": rules.person_days(laid),
            "handover": rules.handover_person_days(laid),
            "unmet": rules.persons_missing(left),
            "unmet_before": rules.persons_missing(gap),
            "days_short": len([day for day in left if left[day]]),
        }
    )
    shown = _waves(request, plan, laid)
    finding = cards.say(findings.preview, figures)
    with cards.card(
        "rotation_preview",
        finding,
        words("page.rotations.preview_subtitle"),
        source=cards.source_to_date(words("page.rotations.source")),
    ):
        _key_figures(figures)
        unused = [names(organisations.listing, "organisation")[turn.sender_code] for turn in plan.turns[len(laid) :]]
        if unused:
            listed = words("page.list_separator").join(unused)
            st.warning(escaped(words("page.rotations.no_turn", senders=listed)), icon=":material/warning:")
        if beyond := rules.person_days_after(laid, request["end_on"]):
            last_day = notation.day(request["end_on"], words.language)
            told = words("page.rotations.beyond_request", day=last_day, n=notation.number(beyond))
            st.warning(told, icon=":material/event_busy:")
        cards.chart(charts.calendar, shown, _marks(shown, laid, left), key="rotation_preview", alt=finding)
        tables.table_and_download(
            shown, WAVES, key=f"rotation_{plan.request_id}", source=words("page.rotations.source"), as_of=today
        )


def loads(request: Row, laid: list[Wave]) -> None:
    """What the plan asks of each sender, beside what it has given and its own vacancies; nobody below zero."""
    words, today = session.words(), session.today()
    first, last = laid[0].start_on, max(wave.end_on for wave in laid)
    known = names(organisations.listing, "organisation")
    away = ask(rotations.away, occupation_code=request["occupation_code"], first_day=first, last_day=last)
    staff, given = _staffed(request, today)
    rows = []
    for code, planned in rules.by_sender(laid).items():
        elsewhere = away[away["sender_code"] == code]
        by_day = {row.calendar_day.date(): row.persons for row in elsewhere.itertuples()}
        most, day = rules.most_away(laid, code, by_day)
        of_staff, sent = staff.get(code, {}), given.get(code, {}).get("person_days", 0)
        rows.append(
            {
                "sender": known[code],
                "plan_person_days": planned,
                "person_days": sent,
                "per_100_staff_with_plan": rules.per_100_staff(sent + planned, of_staff.get("staff")),
                "vacancy_rate": of_staff.get("vacancy_rate"),
                "most_away": most,
                "staff_of_occupation": of_staff.get("staff_of_occupation"),
                "day": day,
            }
        )
    table = pd.DataFrame(rows)
    short = table[table["most_away"] > pd.to_numeric(table["staff_of_occupation"])]
    title = words("page.rotations.loads_over" if len(short) else "page.rotations.loads", n=len(short))
    with cards.card(
        "rotation_loads",
        title,
        words("page.rotations.loads_subtitle"),
        source=cards.source_to_date(words("page.rotations.source")),
    ):
        for row in short.itertuples():
            told = {"sender": row.sender, "away": row.most_away, "staff": notation.number(row.staff_of_occupation)}
            sentence = words("page.rotations.below_zero", day=notation.day(row.day, words.language), **told)
            st.warning(escaped(sentence), icon=":material/warning:")
        tables.table(table, LOADS, key="rotation_loads")


def recorded(request_id: int) -> None:
    """The plans of the request, each with its waves and the way to take them back."""
    words = session.words()
    source = words("page.rotations.source")
    waves = ask(rotations.waves, request_id=request_id)
    for total in ask(rotations.totals, request_id=request_id).itertuples():
        number = int(total.rotation_id)
        title = words(
            "page.rotations.stored",
            number=number,
            waves=total.waves,
            person_days=notation.number(total.planned_person_days),
            handover=notation.number(total.handover_person_days),
        )
        of_plan = waves[waves["rotation_id"] == number]
        with cards.card(
            f"rotation_{number}", title, words("page.rotations.stored_subtitle"), source=cards.source_to_date(source)
        ):
            tables.table(of_plan, STORED, key=f"rotation_waves_{number}")
            tables.download(of_plan, STORED, key=f"rotation_{number}", source=source, as_of=session.today())
            if total.waves_planned:
                rotation_planner.cancelling(number, int(total.waves_planned))


def _key_figures(figures: pd.Series) -> None:
    words = session.words()
    with cards.key_figures("rotation"):
        for name, colour in (("person_days", "blue"), ("handover", "gray"), ("unmet", "orange")):
            cards.key_figure(
                words(f"page.rotations.figure.{name}"),
                words("page.person_days_value", n=notation.number(figures[name])),
                note=words(
                    f"page.rotations.note.{name}",
                    waves=figures["waves"],
                    before=notation.number(figures["unmet_before"]),
                ),
                colour=colour,
            )


def _waves(request: Row, plan: Plan, laid: list[Wave]) -> pd.DataFrame:
    words = session.words()
    known = names(organisations.listing, "organisation")
    first = rules.first_number(_names_in_use(request, {turn.sender_code for turn in plan.turns}))
    return pd.DataFrame(
        {
            "label": words(
                "page.rotations.bar", number=first + wave.number - 1, sender=known[wave.sender_code], n=wave.persons
            ),
            "wave": rules.wave_name(first, wave),
            "sender": known[wave.sender_code],
            "persons": wave.persons,
            "start_on": wave.start_on,
            "end_on": wave.end_on,
            "planned_person_days": wave.person_days,
        }
        for wave in laid
    )


def _names_in_use(request: Row, senders: set[str]) -> list[str]:
    used = ask(rotations.names, disaster_code=request["disaster_code"])
    return list(used.loc[used["sender_code"].isin(senders) | (used["request_id"] == request["request_id"]), "wave"])


def _marks(waves: pd.DataFrame, laid: list[Wave], left: Mapping[date, int]) -> pd.DataFrame:
    """The days each wave shares with the one before, in its row; days that lack people in a row of their own."""
    shared = {first: (last, persons) for first, last, persons in rules.handovers(laid)}
    marks = [
        (row.label, "handover", row.start_on, *shared[row.start_on])
        for row in waves.itertuples()
        if row.start_on in shared
    ]
    label = session.words()("page.rotations.lacking")
    marks += [(label, "unmet", day, day, lacking) for day, lacking in left.items() if lacking]
    return pd.DataFrame(marks, columns=["label", "part", "start_on", "end_on", "persons"])


def _staffed(request: Row, today: date) -> tuple[dict[str, dict], dict[str, dict]]:
    """Staff of the newest confirmed survey, and person-days sent to date, by municipality."""
    rounds = ask(surveys.listing)
    newest = rounds[rounds["is_newest_confirmed"]]
    if newest.empty:
        return {}, {}
    survey_id = int(newest.iloc[0]["survey_id"])
    staff = ask(rotations.staff, survey_id=survey_id, occupation_code=request["occupation_code"])
    which = {"disaster_code": request["disaster_code"], "kind": request["kind"], "scope": "all"}
    given = ask(dispatches.burden, **which, survey_id=survey_id, as_of=today)
    return tuple(frame.set_index("municipality_code").to_dict("index") for frame in (staff, given))
