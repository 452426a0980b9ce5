"""The field log: a team's day is confirmed with one tap, corrected, taken back; a planned team arrives.

Nothing moves under the thumb: the order of the teams does not depend on what is confirmed, and where a
button was that records, after it there is only text.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import streamlit as st

from workforce.domain import counts, notation
from workforce.domain.dispatches import KINDS
from workforce.errors import Invalid, Stale, WorkforceError
from workforce.findings import field as findings
from workforce.findings.phrases import actor
from workforce.queries import field_teams
from workforce.services import daily_counts, dispatches
from workforce.ui import cards, choices, messages, session
from workforce.ui.asking import ask
from workforce.ui.text import escaped
from workforce.ui.written import options

CORRECTING = "_field_correcting"  # (dispatch, day) whose number is being corrected
FAILED = "_field_failed"  # (dispatch, what it says): why the last tap recorded nothing


def choose_kind(disaster_code: str, day: date) -> str:
    """Short support or mid- to long-term; begins with the one that has teams on the day."""
    words = session.words()
    default = next(
        (kind for kind in KINDS if len(ask(field_teams.of_day, **asked_of(disaster_code, kind, day)))), KINDS[0]
    )
    names = options("dispatch_kind", KINDS)
    return choices.choose_segment(words("field.kind"), names, param="kind", default=default)


def asked_of(disaster_code: str, kind: str, day: date) -> dict[str, object]:
    """The filters of the questions about a day's teams."""
    return {"disaster_code": disaster_code, "kind": kind, "counted_on": day}


def choose_destination(teams: pd.DataFrame) -> pd.DataFrame:
    """The teams of one destination, or of all."""
    names = dict(zip(teams["destination_code"], teams["destination"], strict=True))
    place = choices.choose_filter(session.words()("field.destination"), names, param="place")
    return teams[teams["destination_code"] == place] if place in names else teams


def destination(teams: pd.DataFrame, progress: pd.DataFrame, day: date) -> None:
    """A destination with how far it is, and its teams."""
    name = teams.iloc[0]["destination"]
    with st.container(key=f"field_{teams.iloc[0]['destination_code']}"):
        st.subheader(escaped(name), anchor=False)
        st.caption(escaped(cards.say(findings.progress, progress)))
        for _, row in teams.iterrows():
            team(row, day)


def team(row: pd.Series, day: date) -> None:
    """One team: confirm, correct, or note that it arrived; on a day to come only what is planned."""
    words, number = session.words(), int(row["dispatch_id"])
    title = [row["sender"], row["task"], "" if pd.isna(row["wave"]) else row["wave"]]
    with st.container(border=True, key=f"card_team_{number}"):
        st.markdown(f"**{escaped(words('page.field.team_separator').join(filter(None, title)))}**")
        st.caption(_planned(row))
        if day <= session.today():
            {"confirmed": _confirmed, "to_confirm": _to_confirm, "not_arrived": _not_arrived}[row["team_state"]](
                row, day
            )
        if not pd.isna(row["count_note"]):
            st.text(row["count_note"])
        _why_not(number)
        if day <= session.today() and st.session_state.get(CORRECTING) == (number, day):
            _correction(row, day)


def show_failure_of_missing(numbers: set[int]) -> None:
    """Why the last tap recorded nothing, where its team is not on the page any more."""
    number, text = st.session_state.get(FAILED, (None, ""))
    if number is not None and number not in numbers:
        st.error(escaped(text), icon=":material/error:")
        del st.session_state[FAILED]


def _planned(row: pd.Series) -> str:
    words = session.words()
    return words(
        "page.field.planned",
        persons=notation.number(row["expected_persons"]),
        period=notation.period(row["start_on"], row["end_on"], words.language),
    )


def _to_confirm(row: pd.Series, day: date) -> None:
    words, number, persons = session.words(), int(row["dispatch_id"]), int(row["expected_persons"])
    with st.container(horizontal=True):
        st.button(
            words("page.field.as_planned", persons=persons),
            type="primary",
            icon=":material/check:",
            key=f"confirm_{number}_{day}",
            on_click=_record,
            args=(number, day, persons, None, None),
            width="stretch",
        )
        _correct_button(number, day, words("page.field.correct"))


def _confirmed(row: pd.Series, day: date) -> None:
    words, number = session.words(), int(row["dispatch_id"])
    persons = notation.number(row["confirmed_persons"])
    key = "confirmed" if row["confirmed_persons"] == row["expected_persons"] else "confirmed_otherwise"
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch"):
            st.markdown(f":blue[:material/check_circle: **{escaped(words(f'page.field.{key}', persons=persons))}**]")
            if not pd.isna(row["confirmed_at"]):
                when, who = f"{row['confirmed_at']:%m/%d %H:%M}", actor(row["confirmed_by"], None, words)
                st.caption(words("page.field.confirmed_by", when=when, who=who))
        _correct_button(number, day, words("page.field.correct_or_undo"))


def _not_arrived(row: pd.Series, day: date) -> None:
    words, number, persons = session.words(), int(row["dispatch_id"]), int(row["expected_persons"])
    st.button(
        words("page.field.arrived", persons=persons),
        icon=":material/flag:",
        key=f"arrive_{number}_{day}",
        on_click=_arrive,
        args=(number, int(row["row_version"])),
        width="stretch",
    )


def _correct_button(number: int, day: date, label: str) -> None:
    st.button(
        label,
        icon=":material/edit:",
        key=f"correct_{number}_{day}",
        on_click=_open,
        args=(number, day),
        disabled=st.session_state.get(CORRECTING) == (number, day),
    )


def _correction(row: pd.Series, day: date) -> None:
    """−, ＋ or a number, and a note; what is typed stays when somebody else was quicker."""
    words, number = session.words(), int(row["dispatch_id"])
    is_confirmed = row["team_state"] == "confirmed"
    seen_version = int(row["count_version"]) if is_confirmed else None
    with st.form(f"correction_{number}_{day}", border=False):
        st.number_input(
            words("field.counted_persons"),
            value=int(row["confirmed_persons"] if is_confirmed else row["expected_persons"]),
            min_value=0,
            max_value=counts.MOST_PERSONS,
            step=1,
            key=f"persons_{number}_{day}",
        )
        note = "" if pd.isna(row["count_note"]) else row["count_note"]
        st.text_input(words("field.note"), value=note, key=f"note_{number}_{day}")
        st.form_submit_button(
            words("page.field.save"),
            type="primary",
            icon=":material/check:",
            key=f"save_{number}_{day}",
            on_click=_save,
            args=(number, day, seen_version),
            width="stretch",
        )
    with st.container(horizontal=True):
        if is_confirmed:
            st.button(
                words("page.field.undo"),
                icon=":material/undo:",
                key=f"undo_{number}_{day}",
                on_click=_record,
                args=(number, day, None, None, seen_version),
            )
        st.button(words("page.field.close"), key=f"close_{number}_{day}", on_click=_close)


def _open(number: int, day: date) -> None:
    _close()
    st.session_state[CORRECTING] = (number, day)


def _close() -> None:
    st.session_state.pop(CORRECTING, None)
    st.session_state.pop(FAILED, None)


def _save(number: int, day: date, seen_version: int | None) -> None:
    state = st.session_state
    _record(number, day, state[f"persons_{number}_{day}"], state[f"note_{number}_{day}"], seen_version)


def _record(number: int, day: date, persons: int | None, note: str | None, seen_version: int | None) -> None:
    _tap(
        number,
        lambda: daily_counts.record(
            session.database(),
            session.actor(),
            number,
            day,
            persons,
            note,
            seen_version=seen_version,
            today=session.today(),
        ),
    )


def _arrive(number: int, seen_version: int) -> None:
    reason = session.words()("page.field.arrival_reason")
    _tap(
        number,
        lambda: dispatches.start(
            session.database(), session.actor(), number, seen_version, today=session.today(), reason=reason
        ),
    )


def _tap(number: int, act: Callable[[], object]) -> None:
    """One tap is one service call; why it recorded nothing is said at the team."""
    words = session.words()
    try:
        act()
    except Stale:
        st.session_state[FAILED] = (number, words("page.field.stale"))
    except Invalid as error:
        said = " ".join(messages.problem(found, words) for found in error.problems)
        st.session_state[FAILED] = (number, said)
    except WorkforceError as error:
        st.session_state[FAILED] = (number, messages.sentence(error, words))
    else:
        _close()


def _why_not(number: int) -> None:
    of_team, text = st.session_state.get(FAILED, (None, ""))
    if of_team == number:
        st.error(escaped(text), icon=":material/error:")


def moves(rows: pd.DataFrame, day: date) -> None:
    """Who arrives on a day and whose last day it is; to read, not to tap."""
    words = session.words()
    finding = cards.say(findings.moves, rows, notation.month_day(day, words.language))
    with cards.card(
        "moves", finding, words("page.field.moves_subtitle"), source=cards.source_to_date(words("page.dispatch_source"))
    ):
        for row in rows.itertuples():
            line = words(
                f"page.field.{row.movement}",
                sender=row.sender,
                destination=row.destination,
                task=row.task,
                persons=row.persons,
            )
            st.markdown(escaped(line if row.status != "planned" else line + words("page.field.still_planned")))
