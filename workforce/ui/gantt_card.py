"""The card of the periods: by destination or by sender, all of the time, a month or a week of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from workforce.charts import dispatches as charts
from workforce.charts.gantt import Gap
from workforce.domain import notation
from workforce.domain.lanes import pack_lanes
from workforce.findings import dispatches as findings
from workforce.queries import dispatches, needs
from workforce.ui import cards, choices, session, tables
from workforce.ui.asking import ask, ask_ahead
from workforce.ui.dispatch_cards import View, source
from workforce.ui.keeping import keep
from workforce.ui.text import escaped

COLUMNS = [
    "destination", "sender", "task", "wave", "persons", "start_on", "end_on", "handover_days", "status", "person_days",
]  # fmt: skip
HANDED_OVER = ["destination_short", "sender_short", "handover"]
LACKING = ["destination", "start_on", "end_on"]
GROUPS = ("destination", "sender")
DAYS_SHOWN = {"all": None, "month": 31, "week": 7}
MOST = 500  # bars that a reader still finds a way through, and a browser too


def show(view: View) -> None:
    """Periods as bars; on a phone a list."""
    words = session.words()
    ask_ahead(dispatches.periods, dispatches.by_destination, needs.lacking, **view.filters())
    periods = ask(dispatches.periods, **view.filters())
    by_destination = ask(dispatches.by_destination, **view.filters())
    with st.container(border=True, key="card_gantt"):
        title = st.container()
        by, window = _choices(periods, view.as_of)
        finding, alt = (findings.gantt, findings.gantt_alt)
        told = by_destination
        if by == "sender":
            finding, alt, told = findings.senders, findings.senders_alt, ask(dispatches.by_sender, **view.filters())
            periods = periods.sort_values("sender_person_days", ascending=False, kind="stable")
        with title:
            st.subheader(escaped(cards.say(finding, told)), anchor=False)
            for key, text in (("desk", "gantt_subtitle"), ("phone", "gantt_list_subtitle")):
                with st.container(key=f"{key}_{text}"):
                    st.caption(escaped(words(f"page.{text}.{by}")))
        shown = periods if window is None else _within(periods, window)
        gaps = keep(_gaps, ask(needs.lacking, **view.filters())) if by == "destination" else ()
        if window is not None:
            gaps = tuple(gap for gap in gaps if gap.first <= window[1] and gap.last >= window[0])
        if shown.empty and not gaps:
            st.info(words("page.gantt.nothing"), icon=":material/info:")
        else:
            _chart(view, shown, by, window, gaps, cards.say(alt, told))
        tables.table_and_download(
            periods,
            COLUMNS,
            key="dispatch_periods",
            source=source(view),
            as_of=view.as_of,
        )
        st.caption(escaped(source(view)))


def show_ahead(view: View) -> None:
    """The same card before anybody counts: what is planned and the days that lack people, where there are any."""
    if not (ask(dispatches.periods, **view.filters()).empty and ask(needs.lacking, **view.filters()).empty):
        show(view)


def _choices(periods: pd.DataFrame, as_of: date) -> tuple[str, tuple[date, date] | None]:
    """By whom, and the first and last day shown; None is all of the time."""
    words = session.words()
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters_gantt"):
        by = choices.choose_segment(
            words("page.gantt.by"), {code: words(f"page.gantt.by_{code}") for code in GROUPS}, param="by"
        )
        zoom = choices.choose_segment(
            words("page.gantt.zoom"), {code: words(f"page.gantt.zoom_{code}") for code in DAYS_SHOWN}, param="zoom"
        )
        if DAYS_SHOWN[zoom] is None or periods.empty:
            return by, None
        newest = periods["shown_until"].max().date() - timedelta(days=DAYS_SHOWN[zoom] - 1)
        first = st.date_input(
            words("page.gantt.from"), value=min(as_of, newest), key="gantt_from", format="YYYY/MM/DD", width=170
        )
    return by, (first, first + timedelta(days=DAYS_SHOWN[zoom] - 1))


def _chart(
    view: View, shown: pd.DataFrame, by: str, window: tuple[date, date] | None, gaps: tuple[Gap, ...], alt: str
) -> None:
    drawn = _first_of(shown, by)
    left_out = set(shown["destination_code"]) - set(drawn["destination_code"])
    with st.container(key="desk_gantt"):
        if len(drawn) < len(shown):
            count = {"n": notation.number(len(drawn)), "all": notation.number(len(shown))}
            st.info(session.words()(f"page.gantt.first.{by}", **count), icon=":material/info:")
        cards.chart(
            charts.gantt,
            keep(_with_lanes, drawn, by),
            key="gantt",
            alt=alt,
            today=view.as_of,
            by=by,
            window=window,
            gaps=tuple(gap for gap in gaps if gap.destination_code not in left_out),
        )
    with st.container(key="phone_gantt"):
        tables.table(shown, ["destination_short", "sender_short", "persons", "start_on", "end_on"], key="gantt_phone")
        _handovers(shown)
        if gaps:
            st.markdown(session.words()("page.gantt.lacking"))
            lacking = pd.DataFrame([(gap.destination, gap.first, gap.last) for gap in gaps], columns=LACKING)
            tables.table(lacking, LACKING, key="gantt_lacking")


def _handovers(shown: pd.DataFrame) -> None:
    """On a phone: which of them take over from the dispatch before, and on which days."""
    words, found = session.words(), shown[shown["handover_days"] > 0]
    if found.empty:
        return
    st.markdown(words("page.gantt.handovers"))
    days = [
        words(
            f"page.gantt.handover.{'day' if row.handover_days == 1 else 'days'}",
            first=notation.month_day(row.start_on, words.language),
            last=notation.month_day(row.handover_until, words.language),
            n=row.handover_days,
        )
        for row in found.itertuples()
    ]
    tables.table(found.assign(handover=days), HANDED_OVER, key="gantt_handovers")


def _within(periods: pd.DataFrame, window: tuple[date, date]) -> pd.DataFrame:
    first, last = (pd.Timestamp(day) for day in window)
    return periods[(periods["start_on"] <= last) & (periods["shown_until"] >= first)]


def _first_of(periods: pd.DataFrame, by: str) -> pd.DataFrame:
    """The first destinations or senders, each whole, that one chart can show; a part of the first if it is too much."""
    if len(periods) <= MOST:
        return periods
    bars = periods.groupby(f"{by}_code", sort=False).size().cumsum()
    whole = periods[periods[f"{by}_code"].isin(bars.index[bars <= MOST])]
    return periods.head(MOST) if whole.empty else whole


def _with_lanes(periods: pd.DataFrame, by: str) -> pd.DataFrame:
    """The periods of each destination or sender packed into as few lanes as do not overlap."""
    packed = periods.copy()
    packed["lane"] = 0
    for _, rows in periods.groupby(f"{by}_code", sort=False):
        lanes = pack_lanes(list(zip(rows["start_on"], rows["shown_until"], strict=True)))
        packed.loc[rows.index, "lane"] = lanes
    return packed


def _gaps(days: pd.DataFrame) -> tuple[Gap, ...]:
    """Days in a row as one gap each."""
    found: list[Gap] = []
    for row in days.itertuples():
        day = row.calendar_day.date()
        runs_on = found and found[-1].destination_code == row.municipality_code
        if runs_on and day - found[-1].last == timedelta(days=1):
            found[-1] = replace(found[-1], last=day)
        else:
            found.append(Gap(row.municipality_code, row.municipality, day, day))
    return tuple(found)
