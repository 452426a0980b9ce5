"""The cards of staff received from outside."""

from __future__ import annotations

from datetime import date

import pandas as pd

from workforce.charts import receiving as charts
from workforce.domain import notation
from workforce.findings import receiving as findings
from workforce.queries import receiving
from workforce.ui import cards, session, tables
from workforce.ui.asking import ask

UNKNOWN = "unknown"  # no route or occupation is recorded
ROUTE_COLUMNS = ["route", "body_type", "person_days", "persons_on_duty", "persons_sent", "senders", "destinations"]
OCCUPATION_COLUMNS = ["occupation", "person_days", "persons_on_duty", "persons_sent", "senders", "destinations"]

Filters = dict[str, str | date]


def totals(filters: Filters) -> pd.DataFrame:
    """Staff received in all, by route and kind of body; a row without a route says so."""
    found = ask(receiving.totals, **filters)
    return _named(found, "route", "route_filter")


def key_figures(found: pd.DataFrame) -> None:
    """Person-days, who is there now, senders and destinations."""
    words, whole = session.words(), found.iloc[0]
    with cards.key_figures("receiving"):
        cards.key_figure(
            words("page.receiving.person_days"),
            words("page.person_days_value", n=notation.number(whole["person_days"])),
            note=words("page.receiving.dispatches", n=notation.number(whole["dispatches"])),
            colour="blue",
            definition=cards.definition("received_totals", "person_days"),
        )
        cards.key_figure(
            words("page.receiving.on_duty"),
            words("unit.people", n=notation.number(whole["persons_on_duty"])),
            note=words("page.receiving.not_staff_short"),
            colour="blue",
            definition=cards.definition("received_totals", "persons_on_duty"),
        )
        cards.key_figure(
            words("page.senders"),
            words("unit.organisations", n=notation.number(whole["senders"])),
            note=words("page.receiving.destinations", n=notation.number(whole["destinations"])),
            definition=cards.definition("received_totals", "senders"),
        )


def over_time(filters: Filters, days: pd.DataFrame) -> None:
    """Persons received on each day by kind of body."""
    words = session.words()
    with cards.card(
        "received_days",
        cards.say(findings.by_day, days),
        words("page.receiving.days_subtitle"),
        source=cards.source_to_date(_source()),
    ):
        cards.chart(charts.by_day, days, key="received_days", alt=cards.say(findings.by_day, days))
        tables.table_and_download(
            days,
            ["calendar_day", "body_type", "persons", "persons_in_all", "cumulative_person_days"],
            key="received_days",
            source=_source(),
            as_of=filters["as_of"],
        )


def by_route(filters: Filters, found: pd.DataFrame) -> None:
    """Person-days by route and kind of body."""
    words = session.words()
    with cards.card(
        "received_routes",
        cards.say(findings.by_route, found),
        words("page.receiving.routes_subtitle"),
        source=cards.source_to_date(_source()),
    ):
        cards.chart(charts.by_route, found, key="received_routes", alt=cards.say(findings.by_route_alt, found))
        parts = found[(found["route_filter"] != "all") & (found["body_filter"] != "all")]
        tables.table_and_download(
            parts.rename(columns={"body_filter": "body_type"}),
            ROUTE_COLUMNS,
            key="received_routes",
            source=_source(),
            as_of=filters["as_of"],
        )


def by_occupation(filters: Filters) -> None:
    """Person-days by occupation."""
    words = session.words()
    found = _named(ask(receiving.by_occupation, **filters), "occupation", "occupation_filter")
    with cards.card(
        "received_occupations",
        cards.say(findings.by_occupation, found),
        words("page.receiving.occupations_subtitle"),
        source=cards.source_to_date(_source()),
    ):
        alt = cards.say(findings.by_occupation_alt, found)
        cards.chart(charts.by_occupation, found, key="received_occupations", alt=alt)
        tables.table_and_download(
            found, OCCUPATION_COLUMNS, key="received_occupations", source=_source(), as_of=filters["as_of"]
        )


def _named(found: pd.DataFrame, noun: str, code: str) -> pd.DataFrame:
    nothing = session.words()(f"page.receiving.no_{noun}")
    return found.assign(**{noun: found[noun].mask(found[code] == UNKNOWN, nothing)})


def _source() -> str:
    return session.words()("page.dispatch_source")
