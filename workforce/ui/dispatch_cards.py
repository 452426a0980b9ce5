"""The cards about dispatch that several pages share, and what a dispatch page is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from workforce.charts import dispatches as charts
from workforce.domain import notation
from workforce.domain.dispatches import KINDS, STATUSES
from workforce.findings import dispatches as findings
from workforce.queries import disasters, dispatches, needs
from workforce.ui import cards, choices, session, tables
from workforce.ui.asking import ask, ask_ahead
from workforce.ui.text import escaped
from workforce.ui.written import options

MATRIX_SENDERS = 12
AT_ONCE = 5  # disasters beside each other: even a nation's largest are counted while one waits


@dataclass(frozen=True)
class View:
    """What is looked at: a disaster, a kind of dispatch, the tasks that count, up to a day."""

    disaster_code: str
    kind: str
    scope: str
    as_of: date

    @property
    def has_needs(self) -> bool:
        """Whether requests are set against these dispatches; for mid- to long-term ones the ledger does that."""
        return self.kind == "emergency"

    def filters(self) -> dict[str, object]:
        """As the named parameters of the queries."""
        return {"disaster_code": self.disaster_code, "kind": self.kind, "scope": self.scope, "as_of": self.as_of}


def beside(view: View) -> tuple[str, ...]:
    """The disaster that is looked at with those that stand beside it, the newest first."""
    codes = list(ask(disasters.listing)["disaster_code"])
    first = codes.index(view.disaster_code) // AT_ONCE * AT_ONCE
    return tuple(codes[first : first + AT_ONCE])


def say_which(shown: tuple[str, ...]) -> None:
    """Where not all disasters stand beside each other: which of them do, and how to see the others."""
    codes = list(ask(disasters.listing)["disaster_code"])
    if len(shown) < len(codes):
        first = codes.index(shown[0])
        places = {"first": first + 1, "last": first + len(shown), "of": len(codes)}
        st.caption(session.words()("page.disasters_at_once", at_once=AT_ONCE, **places))


def source(view: View, named: str = "") -> str:
    """Source and as-of date for the foot of a card; the dispatch log where no other source is named."""
    words = session.words()
    parts = [
        words("page.source", source=named or words("page.dispatch_source")),
        words("page.counted_to", day=notation.day(view.as_of, words.language)),
    ]
    if cards.has_sample_data():
        parts.append(words("page.sample_badge"))
    return words("page.separator").join(parts)


def total_of(totals: pd.DataFrame) -> pd.Series | None:
    """The row of all senders together, or None where nobody was sent."""
    found = totals[totals["sender_type"] == "total"]
    return None if found.empty else found.iloc[0]


def choose_view(disaster: pd.Series, *, with_scope: bool = True) -> View:
    """The kind of dispatch and the tasks that count; a choice is offered only where there is one.

    Args:
        with_scope: False for needs, of which all tasks count and either kind may be there before any dispatch.
    """
    words = session.words()
    kind, scope = KINDS[0], "headline" if with_scope else "all"
    if disaster["mid_long_dispatches"] > 0 or not with_scope:
        kind = choose_kind()
    if with_scope and pd.notna(disaster["headline_task_group"]) and kind == KINDS[0]:
        scope = choices.choose_segment(
            words("page.scope"),
            {"headline": _before_bracket(disaster["task_group"]), "all": words("page.all_tasks")},
            param="scope",
        )
    elif kind != KINDS[0]:
        scope = "all"
    return View(disaster["disaster_code"], kind, scope, session.today())


def _before_bracket(name: str) -> str:
    """A name without what its brackets add, for a button: 被災者支援（被害認定・罹災証明・受付） → 被災者支援."""
    return re.split(r"\s*[（(]", name)[0]


def choose_kind() -> str:
    """Short support dispatch, or mid- to long-term: two counts that are never added up."""
    words = session.words()
    return choices.choose_segment(words("field.kind"), options("dispatch_kind", KINDS), param="kind")


def no_disaster() -> None:
    """What to do when no disaster is registered."""
    words = session.words()
    cards.empty(
        words("page.no_disaster"), page="pages/dispatch/dispatches.py", page_label=words("page.dispatches.menu")
    )


def no_dispatch() -> None:
    """What to do when a disaster has no dispatch that counts yet."""
    words = session.words()
    cards.empty(
        words("page.no_dispatch"), page="pages/dispatch/dispatches.py", page_label=words("page.dispatches.menu")
    )


def key_figures(view: View, totals: pd.DataFrame, by_day: pd.DataFrame) -> None:
    """Person-days, the peak day, who is away today, senders, and how much of the need is met by short support."""
    words = session.words()
    whole = total_of(totals)
    peak = by_day.loc[by_day["persons"].idxmax()]
    cards.key_figure(
        words("page.person_days"),
        words("page.person_days_value", n=notation.number(whole["person_days"])),
        note=split_note(totals),
        colour="blue",
        definition=cards.definition("person_days", "person_days"),
        series=by_day["cumulative_person_days"].tolist(),
        series_type="area",
    )
    cards.key_figure(
        words("page.peak"),
        words("unit.people", n=notation.number(peak["persons"])),
        note=words("page.on_day", day=notation.day(peak["calendar_day"], words.language)),
        colour="blue",
        definition=cards.definition("persons_by_day", "persons"),
        series=by_day["persons"].tolist(),
        series_type="bar",
    )
    cards.key_figure(
        words("page.on_duty"),
        words("unit.people", n=notation.number(whole["persons_on_duty"])),
        note=words("page.on_day", day=notation.day(view.as_of, words.language)),
        colour="blue",
        definition=cards.definition("person_days", "persons_on_duty"),
    )
    cards.key_figure(
        words("page.senders"),
        words("unit.organisations", n=notation.number(whole["senders"])),
        note=words("page.municipal_senders", n=whole["municipal_senders"]),
        definition=cards.definition("dispatch_totals", "senders"),
    )
    if not view.has_needs:
        return
    need = ask(needs.totals, disaster_code=view.disaster_code, kind=view.kind, as_of=view.as_of)
    if not need.empty:
        whole_need = need.iloc[0]
        cards.key_figure(
            words("page.met_rate"),
            notation.percent(whole_need["met_rate"]),
            note=words(
                "page.left_open",
                n=notation.number(whole_need["left_open"]),
                first=notation.month_day(whole_need["first_needed_on"], words.language),
                last=notation.month_day(whole_need["last_needed_on"], words.language),
            ),
            colour="orange",
            definition=cards.definition("need_totals", "met_rate"),
        )


def by_period(view: View) -> None:
    """Person-days by week, month or fiscal year; a dispatch across a boundary is split by day."""
    words = session.words()
    periods = {
        "week": (dispatches.by_week, "week_starts_on"),
        "month": (dispatches.by_month, "month_starts_on"),
        "fiscal_year": (dispatches.by_fiscal_year, "fiscal_year"),
    }
    with st.container(border=True, key="card_by_period"):
        chosen = choices.choose_segment(words("page.period"), options("period", periods), param="period")
        question, column = periods[chosen]
        found = ask(question, **view.filters())
        st.subheader(escaped(cards.say(findings.by_period, found)), anchor=False)
        st.caption(words("page.by_period_subtitle"))
        cards.chart(charts.by_period, found, key="by_period", alt=cards.say(findings.by_period, found))
        tables.table_and_download(
            found,
            [column, "sender_type", "person_days"],
            key=f"person_days_by_{chosen}",
            source=source(view),
            as_of=view.as_of,
        )
        st.caption(escaped(source(view)))


def newest_disaster_figure() -> None:
    """The key figure of the newest disaster that staff were sent to, for the summary."""
    words = session.words()
    known = ask(disasters.listing)
    if known.empty:
        cards.key_figure(words("page.person_days"), notation.MISSING, note=words("page.no_disaster_short"))
        return
    sent_to = known[known["dispatches"] > 0]
    newest = (known if sent_to.empty else sent_to).iloc[0]
    view = View(newest["disaster_code"], KINDS[0], "headline", session.today())
    ask_ahead(dispatches.totals, dispatches.by_day_total, **view.filters())
    totals = ask(dispatches.totals, **view.filters())
    whole = total_of(totals)
    by_day = ask(dispatches.by_day_total, **view.filters())
    cards.key_figure(
        words("page.dispatch_of", disaster=newest["disaster"]),
        words("page.person_days_value", n=notation.number(0 if whole is None else whole["person_days"])),
        note=split_note(totals) or words("page.no_dispatch_short"),
        colour="blue",
        definition=_counted(view, newest),
        series=by_day["persons"].tolist(),
        series_type="area",
    )


def _counted(view: View, disaster: pd.Series) -> str:
    """What a headline counts: the rule, the tasks, the day."""
    words = session.words()
    tasks = disaster["task_group"] if pd.notna(disaster["headline_task_group"]) else words("page.all_tasks")
    until = words("page.counted_to", day=notation.day(view.as_of, words.language))
    rule = cards.definition("person_days", "person_days") or ""
    return words("page.counted_rule", tasks=escaped(tasks), until=until, rule=rule)


def split_note(totals: pd.DataFrame) -> str:
    """県592・市町村1,146: the total by type of sender."""
    words = session.words()
    parts = totals[totals["sender_type"] != "total"]
    return words("page.list_separator").join(
        f"{words(f'option.sender_type.{row.sender_type}')}{words('page.label_gap')}{notation.number(row.person_days)}"
        for row in parts.itertuples()
    )


def daily(view: View) -> None:
    """Persons a day by sender type, and person-days so far."""
    words = session.words()
    by_day = ask(dispatches.by_day, **view.filters())
    total = ask(dispatches.by_day_total, **view.filters())
    with cards.card("daily", cards.say(findings.daily, total), words("page.daily_subtitle"), source=source(view)):
        cards.chart(charts.daily, by_day, total, key="daily", alt=cards.say(findings.daily_alt, total))
        tables.table_and_download(
            by_day,
            ["calendar_day", "sender_type", "persons", "cumulative_person_days"],
            key="persons_by_day",
            source=source(view),
            as_of=view.as_of,
        )


def needs_by_task(view: View) -> None:
    """What was asked for against what was secured, by task."""
    words = session.words()
    by_task = ask(needs.by_task, disaster_code=view.disaster_code, kind=view.kind, as_of=view.as_of)
    foot = source(view, words("page.requests.source"))
    with cards.card("needs", cards.say(findings.needs, by_task), words("page.needs_subtitle"), source=foot):
        if by_task.empty:
            st.text(words("page.no_requests"))
            return
        cards.chart(charts.needs, by_task, key="needs", alt=cards.say(findings.needs_alt, by_task))
        tables.table_and_download(
            by_task,
            ["task", "needed", "met", "left_open", "secured", "excess"],
            key="needs_by_task",
            source=foot,
            as_of=view.as_of,
        )


def senders_and_destinations(view: View) -> None:
    """Who sent how much where."""
    words = session.words()
    ask_ahead(dispatches.by_sender_and_destination, dispatches.by_sender, **view.filters(), first=MATRIX_SENDERS)
    found = ask(dispatches.by_sender_and_destination, **view.filters(), first=MATRIX_SENDERS)
    by_sender = ask(dispatches.by_sender, **view.filters())
    with cards.card(
        "senders",
        cards.say(findings.senders, by_sender),
        words("page.senders_subtitle", first=MATRIX_SENDERS),
        source=source(view),
    ):
        with st.container(key="scroll_senders"):
            cards.chart(charts.sender_matrix, found, key="senders", alt=cards.say(findings.senders_alt, by_sender))
        tables.table_and_download(
            by_sender,
            ["sender", "sender_type", "person_days", "persons_on_duty", "persons_sent"],
            key="person_days_by_sender",
            source=source(view),
            as_of=view.as_of,
        )


def burden(view: View, survey: pd.Series) -> None:
    """Person-days per 100 staff beside the sender's own vacancy rate, both of one survey."""
    words = session.words()
    found = ask(dispatches.burden, **view.filters(), survey_id=int(survey["survey_id"]))
    subtitle = words("page.burden_subtitle", survey=survey["survey"], day=notation.day(survey["as_of"], words.language))
    with cards.card("burden", cards.say(findings.burden, found), subtitle, source=source(view)):
        cards.chart(charts.burden, found, key="burden", alt=cards.say(findings.burden_alt, found))
        tables.table_and_download(
            found,
            [
                "municipality",
                "staff",
                "vacancy_rate",
                "person_days",
                "person_days_per_100_staff",
                "is_short_yet_sending",
            ],
            key="dispatch_burden",
            source=source(view),
            as_of=view.as_of,
        )


def log_filters(disaster_code: str, kind: str, as_of: date) -> dict[str, str | None]:
    """What the log is narrowed to: status, sender, destination, task; only what the log holds is on offer."""
    words = session.words()
    rows = ask(dispatches.log, disaster_code=disaster_code, kind=kind, as_of=as_of)
    offered = {
        "status": {code: words(f"option.dispatch_status.{code}") for code in STATUSES if code in set(rows["status"])},
        **{
            f"{noun}_code": dict(sorted(zip(rows[f"{noun}_code"], rows[noun], strict=True)))
            for noun in ("sender", "destination", "task")
        },
    }
    with st.container(key="filters_log", horizontal=True):
        return {
            column: choices.choose_one(words(f"field.{column.removesuffix('_code')}"), names, key=f"log_{column}")
            for column, names in offered.items()
        }


def log_note(totals: pd.Series, disaster: pd.Series, kind: str) -> str:
    """What of the log is of the headline's tasks, where short support has such tasks, and what of it does not count."""
    words = session.words()
    besides = words(
        "page.log.totals_besides",
        planned=notation.number(totals["planned"]),
        planned_person_days=notation.number(totals["planned_person_days"]),
        cancelled=notation.number(totals["cancelled"]),
    )
    if kind != KINDS[0] or pd.isna(disaster["headline_task_group"]):
        return besides
    headline = words("page.log.totals_headline", headline=notation.number(totals["headline_person_days"]))
    return words("page.separator").join((headline, besides))


def sent_and_received(organisation_code: str) -> None:
    """Person-days one organisation sent and received, disaster by disaster."""
    words, as_of = session.words(), session.today()
    directions = {"sent": dispatches.sent_by, "received": dispatches.received_by}
    for column, (direction, question) in zip(st.columns(2), directions.items(), strict=True):
        partners = f"partners_{direction}"
        columns = ["disaster", "kind", "person_days", "persons_on_duty", partners]
        found = ask(question, organisation_code=organisation_code, as_of=as_of).rename(columns={"partners": partners})
        with (
            column,
            cards.card(
                direction,
                words(f"page.municipality.{direction}"),
                words("page.person_days_to_date"),
                source=cards.source_to_date(words("page.dispatch_source")),
            ),
        ):
            if found.empty:
                st.text(words(f"page.municipality.nothing_{direction}"))
                continue
            tables.table(found, columns, key=direction)
            tables.download(
                found,
                columns,
                key=f"person_days_{direction}_{organisation_code}",
                source=words("page.dispatch_source"),
                as_of=as_of,
            )
