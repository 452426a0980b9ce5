"""Staff received from outside: over time, by route, by occupation."""

from __future__ import annotations

from datetime import date, timedelta

import altair as alt
import pandas as pd

from workforce.charts.axes import day_axis, day_scale, names
from workforce.charts.encodings import COUNT, facts
from workforce.charts.specs import finished
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words

HEIGHT = 200
ROW = 30
TEXTS = 84  # pixels at the right for 1,146人日
BODIES = ("other_prefecture", "other_municipality", "national", "other")
DAY = timedelta(days=1)


def by_day(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """Persons on duty by kind of body (``receiving/by_day``) as steps, one on the other; the fullest day is named."""
    stretches = _stretches(frame, words)
    first, last = _extent(frame)
    scale, axis = day_scale(first, last + DAY), day_axis(first, last, words, grid=False)
    x = alt.X("start:T", scale=scale, axis=axis)
    most = max([1, *stretches["persons_in_all"]])
    y = alt.Y(
        "top:Q",
        title=None,
        scale=alt.Scale(domain=[0, round(most * 1.14, 1)], nice=False),
        axis=alt.Axis(format=",d", tickCount=4, tickMinStep=1, domain=False, ticks=False),
    )
    told = facts(
        (words("field.period"), "days"),
        (words("field.body_type"), "body"),
        (words("chart.persons"), "persons", COUNT),
        (words("chart.persons_in_all"), "persons_in_all", COUNT),
    )
    colours = _colours(frame["body_type"], words, theme)
    steps = (
        alt.Chart(stretches)
        .mark_rect(strokeWidth=0.6)
        .encode(
            x=x,
            x2=alt.X2("end:T"),
            y=y,
            y2=alt.Y2("bottom:Q"),
            fill=alt.Fill("body:N", title=None, scale=colours),
            stroke=alt.Stroke("body:N", scale=colours, legend=None),
            **told,
        )
    )
    peak = stretches[stretches["persons_in_all"] == most].head(1)
    label = (
        alt.Chart(
            peak.assign(top=peak["persons_in_all"], text=[words("unit.people", n=notation.number(most))] * len(peak))
        )
        .mark_text(dy=-8, align="left", fontWeight="bold", aria=False)
        .encode(x=x, y=y, text=alt.Text("text:N"))
    )
    return finished(alt.layer(steps, label), theme, height=HEIGHT)


def _stretches(frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """A row for each body and stretch of days on which nothing changes, with its place in the pile."""
    wide = frame.pivot(index="calendar_day", columns="body_type", values="persons").fillna(0).astype(int)
    wide = wide[[body for body in BODIES if body in wide]]
    starts = wide[(wide != wide.shift()).any(axis=1)].index.tolist()
    ends = [day - DAY for day in starts[1:]] + ([wide.index.max()] if starts else [])
    whole = frame.drop_duplicates("calendar_day").set_index("calendar_day")["persons_in_all"]
    rows = []
    for first, last in zip(starts, ends, strict=True):
        bottom = 0
        for body in wide:
            persons = int(wide.at[first, body])
            rows.append((first, last, body, persons, bottom, bottom + persons, int(whole[first])))
            bottom += persons
    found = pd.DataFrame(rows, columns=["first", "last", "body_type", "persons", "bottom", "top", "persons_in_all"])
    return (
        found[found["persons"] > 0]
        .assign(
            body=lambda shown: _names(shown["body_type"], words),
            start=lambda shown: [f"{day:%Y-%m-%d}" for day in shown["first"]],
            end=lambda shown: [f"{day + DAY:%Y-%m-%d}" for day in shown["last"]],
            days=lambda shown: [notation.period(row.first, row.last, words.language) for row in shown.itertuples()],
        )
        .drop(columns=["first", "last"])
    )


def by_route(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """Person-days by route (``receiving/totals``), parted by kind of body, the whole of each route written beside."""
    wholes = frame[(frame["route_filter"] != "all") & (frame["body_filter"] == "all")]
    parts = frame[(frame["route_filter"] != "all") & (frame["body_filter"] != "all")]
    shown = parts[["route", "senders", "person_days", "persons_on_duty"]].assign(
        body=_names(parts["body_filter"], words), place=[BODIES.index(body) for body in parts["body_filter"]]
    )
    x, y = _axes(wholes["route"], wholes["person_days"])
    bars = (
        alt.Chart(shown)
        .mark_bar(size=16, stroke=theme.card, strokeWidth=1)
        .encode(
            x=x,
            y=y("route"),
            order=alt.Order("place:Q"),
            fill=alt.Fill("body:N", title=None, scale=_colours(parts["body_filter"], words, theme)),
            **facts(
                (words("field.route"), "route"),
                (words("field.body_type"), "body"),
                (words("field.person_days"), "person_days", COUNT),
                (words("metric.persons_on_duty"), "persons_on_duty", COUNT),
                (words("metric.senders"), "senders", COUNT),
            ),
        )
    )
    texts = _beside(wholes[["route", "person_days"]], y("route"), x, words)
    return finished(alt.layer(bars, texts), theme, height=ROW * max(len(wholes), 1))


def by_occupation(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """Person-days by occupation (``receiving/by_occupation``)."""
    shown = frame[["occupation", "person_days", "persons_on_duty", "senders"]]
    x, y = _axes(shown["occupation"], shown["person_days"])
    told = facts(
        (words("field.occupation"), "occupation"),
        (words("field.person_days"), "person_days", COUNT),
        (words("metric.persons_on_duty"), "persons_on_duty", COUNT),
        (words("metric.senders"), "senders", COUNT),
    )
    bars = alt.Chart(shown).mark_bar(size=16, color=theme.actual).encode(x=x, y=y("occupation"), **told)
    texts = _beside(shown[["occupation", "person_days"]], y("occupation"), x, words)
    return finished(alt.layer(bars, texts), theme, height=ROW * max(len(shown), 1))


def _axes(rows: pd.Series, numbers: pd.Series) -> tuple[alt.X, object]:
    x = alt.X(
        "person_days:Q",
        title=None,
        scale=alt.Scale(domain=[0, int(max([1, *numbers]))], range=[0, alt.ExprRef(f"width - {TEXTS}")], nice=False),
        axis=alt.Axis(format=",d", tickCount=3, tickMinStep=1, grid=False, title=None, labelOverlap=True),
    )
    scale, axis = alt.Scale(domain=list(dict.fromkeys(rows))), names(limit=185)
    return x, lambda field: alt.Y(f"{field}:N", sort=None, title=None, scale=scale, axis=axis)


def _beside(wholes: pd.DataFrame, y: alt.Y, x: alt.X, words: Words) -> alt.Chart:
    written = wholes.assign(text=[words("unit.person_days", n=notation.number(n)) for n in wholes["person_days"]])
    mark = alt.Chart(written).mark_text(align="left", dx=6, aria=False)
    return mark.encode(x=x, y=y, text=alt.Text("text:N"))


def _names(bodies: pd.Series, words: Words) -> list[str]:
    return [words(f"option.organisation_type.{body}") for body in bodies]


def _colours(bodies: pd.Series, words: Words, theme: Theme) -> alt.Scale:
    """Blue for those who are like the prefecture and its municipalities, grey for the rest."""
    colours = dict(zip(BODIES, (theme.senders[0], theme.senders[1], theme.sub, theme.senders[2]), strict=True))
    occurring = [body for body in BODIES if body in set(bodies)]
    return alt.Scale(
        domain=[words(f"option.organisation_type.{body}") for body in occurring],
        range=[colours[body] for body in occurring],
    )


def _extent(frame: pd.DataFrame) -> tuple[date, date]:
    if frame.empty:
        return date(2000, 1, 1), date(2000, 1, 7)
    return frame["calendar_day"].min().date(), frame["calendar_day"].max().date()
