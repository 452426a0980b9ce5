"""The situation board: what is now, what comes, what is missing; every line leads to where to act.

It runs by itself again and again. With an unchanged revision every answer and sentence is a kept one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from workforce.domain import notation
from workforce.errors import WorkforceError
from workforce.findings import board as findings
from workforce.queries import board, movements, requests
from workforce.ui import cards, messages, request_cards, session, tables
from workforce.ui.asking import ask, ask_ahead
from workforce.ui.text import escaped

EVERY = "15s"
DAYS_AHEAD = 3
LISTED = 8
FIELD, REQUESTS, DISPATCHES = (f"pages/dispatch/{noun}.py" for noun in ("field", "requests", "dispatches"))
ON_DUTY = ["kind", "disaster", "destination", "task", "persons_on_duty"]
MOVES = ["moves_on", "movement", "status", "disaster", "sender", "destination", "task", "wave", "persons"]
ASKED = [
    "request_id", "priority", "request_status", "kind", "disaster", "municipality", "task",
    "needed_persons", "met_persons", "closed_persons", "unmet_persons",
    "worst_unmet_ahead", "start_on", "end_on", "is_past_period", "days_since_asked",
]  # fmt: skip
ENDINGS = [
    "dispatch_id",
    "status",
    "kind",
    "disaster",
    "sender",
    "destination",
    "task",
    "persons",
    "end_on",
    "days_left",
]


@st.fragment(run_every=EVERY)
def show(disaster_code: str | None) -> None:
    """The whole board of one disaster, or of all that are open."""
    try:
        with session.one_revision():
            _show(disaster_code, session.today())
    except WorkforceError as error:
        messages.show(error)


def _show(disaster_code: str | None, today: date) -> None:
    words, last_on = session.words(), today + timedelta(days=DAYS_AHEAD)
    st.caption(words("page.board.refreshed", time=f"{session.now():%H:%M:%S}"))
    asked = {"disaster_code": disaster_code, "as_of": today}
    ahead = (board.request_totals, board.requests, board.totals, board.endings, board.on_duty, movements.between)
    ask_ahead(*ahead, requests.overdue_plans, first_on=today, last_on=last_on, disaster_status="open", **asked)
    totals = ask(board.totals, last_on=last_on, **asked)
    endings, listed = ask(board.endings, **asked), request_cards.in_persons(ask(board.requests, **asked))
    unmet = listed[listed["worst_unmet_ahead"] > 0]
    waiting = listed[listed["is_waiting"]].sort_values("days_since_asked", ascending=False, kind="stable")
    with cards.key_figures("board"):
        _key_figures(totals.iloc[0], ask(board.request_totals, **asked).iloc[0])
    request_cards.overdue_plans(disaster_code=disaster_code, disaster_status="open")
    left, right = st.columns(2)
    with left:
        _on_duty(ask(board.on_duty, **asked), totals, today)
        _moves(ask(movements.between, disaster_code=disaster_code, first_on=today, last_on=last_on), totals, today)
    with right:
        of_requests, of_dispatches = words("page.requests.source"), words("page.dispatch_source")
        _card("unmet", cards.say(findings.unmet, unmet), unmet, ASKED, _request_link, of_requests)
        _card("endings", cards.say(findings.endings, endings), endings, ENDINGS, _ending_link, of_dispatches)
        _card("waiting", cards.say(findings.waiting, waiting), waiting, ASKED, _request_link, of_requests)


def _key_figures(totals: pd.Series, asked: pd.Series) -> None:
    words = session.words()
    for name in ("emergency_on_duty", "mid_long_on_duty"):
        cards.key_figure(
            words(f"metric.{name}"),
            cards.people(totals[name]),
            definition=cards.definition("person_days", "persons_on_duty"),
        )
    for name in ("arriving", "leaving"):
        cards.key_figure(
            words(f"page.board.{name}"),
            words("page.board.teams", n=notation.number(totals[f"teams_{name}"])),
            note=cards.people(totals[f"persons_{name}"]),
            colour="blue",
            definition=cards.definition("dispatch_movements", "moves_on"),
        )
    cards.key_figure(
        words("page.board.short"),
        words("unit.requests", n=notation.number(asked["requests_short"])),
        note=words(
            "page.board.short_note",
            emergency=notation.number(asked["emergency_unmet"]),
            mid_long=notation.number(asked["mid_long_unmet"]),
        ),
        colour="orange" if asked["requests_short"] else "gray",
        definition=cards.definition("request_totals", "worst_unmet_ahead"),
    )
    past = notation.number(asked["requests_past"])
    for name, count, note, view, column in (
        ("endings", totals["endings"], "", "dispatch_endings", "has_successor"),
        (
            "requests_waiting",
            asked["requests_waiting"],
            words("page.board.past_note", n=past) if asked["requests_past"] else "",
            "request_states",
            "is_waiting",
        ),
    ):
        cards.key_figure(
            words(f"page.board.{name}"),
            words("unit.requests", n=notation.number(count)),
            note=note,
            definition=cards.definition(view, column),
        )


def _on_duty(rows: pd.DataFrame, totals: pd.DataFrame, today: date) -> None:
    """A destination with its persons by task; its link opens the field log there."""
    words = session.words()
    source = words("page.dispatch_source")
    with cards.card(
        "board_on_duty",
        cards.say(findings.on_duty, rows, totals),
        words("page.board.on_duty_subtitle", day=notation.day(today, words.language)),
        source=cards.source_to_date(source),
    ):
        by_place = list(rows.groupby(["kind", "disaster_code", "destination_code"], sort=False))
        for (kind, disaster_code, place), tasks in by_place[:LISTED]:
            first = tasks.iloc[0]
            parts = [words("page.board.task", task=row.task, persons=row.persons_on_duty) for row in tasks.itertuples()]
            label = words(
                "page.board.place",
                destination=first["destination"],
                persons=first["destination_persons"],
                tasks=words("page.list_separator").join(parts),
            )
            _link(FIELD, label, disaster=disaster_code, kind=kind, place=place)
        _rest(len(by_place))
        _as_table(rows, ON_DUTY, "on_duty", today, source)


def _moves(rows: pd.DataFrame, totals: pd.DataFrame, today: date) -> None:
    words = session.words()
    source = words("page.dispatch_source")
    with cards.card(
        "board_moves",
        cards.say(findings.moves, totals),
        words("page.field.moves_subtitle"),
        source=cards.source_to_date(source),
    ):
        for row in rows.head(LISTED).itertuples():
            line = words(
                f"page.field.{row.movement}",
                sender=row.sender,
                destination=row.destination,
                task=row.task,
                persons=row.persons,
            )
            planned = words("page.field.still_planned") if row.status == "planned" else ""
            day = notation.month_day(row.moves_on, words.language)
            _link(
                FIELD,
                words("page.board.on_day", day=day, line=line + planned),
                disaster=row.disaster_code,
                kind=row.kind,
                day=row.moves_on.date().isoformat(),
                place=row.destination_code,
            )
        _rest(len(rows))
        _as_table(rows, MOVES, "moves", today, source)


def _card(
    key: str, finding: str, rows: pd.DataFrame, columns: list[str], link: Callable[[object], None], source: str
) -> None:
    """A list of what to act on, each line a link."""
    subtitle = session.words()(f"page.board.{key}_subtitle")
    with cards.card(f"board_{key}", finding, subtitle, source=cards.source_to_date(source)):
        for row in rows.head(LISTED).itertuples():
            link(row)
        _rest(len(rows))
        _as_table(rows, columns, key, session.today(), source)


def _request_link(row: object) -> None:
    words = session.words()
    parts = [
        words("page.board.priority", priority=words(f"option.priority.{row.priority}")),
        row.municipality,
        row.task,
        words("page.requests.card_gap", n=row.worst_unmet_ahead) if row.worst_unmet_ahead else "",
        words(f"option.request_status.{row.request_status}"),
        words("page.board.closed", met=row.met_persons, n=row.closed_persons) if row.closed_persons else "",
        words("page.requests.past") if row.is_past_period else "",
    ]
    label = words("page.field.team_separator").join(filter(None, parts))
    _link(REQUESTS, label, request=str(row.request_id))


def _ending_link(row: object) -> None:
    words = session.words()
    label = words(
        "page.board.ending",
        day=notation.month_day(row.end_on, words.language),
        sender=row.sender,
        destination=row.destination,
        task=row.task,
        persons=row.persons,
    )
    _link(DISPATCHES, label, disaster=row.disaster_code, kind=row.kind)


def _link(page: str, label: str, **query: str) -> None:
    st.page_link(page, label=escaped(label), icon=":material/chevron_right:", query_params=query)


def _rest(total: int) -> None:
    if total > LISTED:
        st.caption(session.words()("page.board.more", n=total - LISTED))


def _as_table(rows: pd.DataFrame, columns: list[str], key: str, today: date, source: str) -> None:
    if not rows.empty:
        tables.table_and_download(rows, columns, key=f"board_{key}", source=source, as_of=today)
