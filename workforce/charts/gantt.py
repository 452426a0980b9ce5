"""The periods of dispatches as bars, in lanes below each other, destination by destination or sender by sender."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import altair as alt
import pandas as pd

from workforce.charts import senders
from workforce.charts.axes import day_axis, day_scale, label_texts
from workforce.charts.encodings import COUNT, either, facts
from workforce.charts.legends import outlined
from workforce.charts.specs import finished
from workforce.charts.texts import width
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words

LANE = 16
BAR = 13
UNDERLINE = 2  # pixels of the three between two lanes
BETWEEN = 8  # pixels between two destinations
LABEL_SIZE = 10.5
ROOM = 5  # pixels a label needs beside its text


@dataclass(frozen=True)
class Gap:
    """Days in a row on which the requests of a destination lack people."""

    destination_code: str
    destination: str
    first: date
    last: date


def gantt(
    frame: pd.DataFrame,
    words: Words,
    theme: Theme,
    *,
    today: date | None = None,
    by: str = "destination",
    window: tuple[date, date] | None = None,
    gaps: tuple[Gap, ...] = (),
) -> alt.LayerChart:
    """A bar for each dispatch of ``dispatches/periods``, coloured by sender type; planned ones as outlines.

    Beside the columns of the query the frame has ``lane``: the place of the row among those of its destination
    or sender, as ``by`` says (:func:`workforce.domain.lanes.pack_lanes`). The label stands where the bar has room
    for it. ``window`` is the first and the last day shown, by default all; what goes beyond it ends at its edge.
    ``gaps`` are orange lines over their destination, which has a band of its own where nobody is sent to it. The days
    of ``handover_days`` are a quiet line under their bar.
    ``today`` is a line where it lies within the time shown.
    """
    gaps = gaps if by == "destination" else ()
    first, last = _extent(frame, gaps) if window is None else (window[0], window[1] + timedelta(days=1))
    bands = _bands(frame, by, [gap for gap in gaps if gap.first < last and gap.last >= first])
    shown = _shown(frame, bands, by, (first, last), words, theme)
    height = int(bands["bottom"].max()) if len(bands) else LANE
    scale = alt.Scale(domain=[0, height], range=[0, height], nice=False, zero=False)
    y = alt.Y("top:Q", title=None, scale=scale, axis=_names(bands, words))
    days = day_axis(first, last, words, orient="top", grid=True, domain=False, ticks=False)
    x = alt.X("start:T", scale=day_scale(first, last), axis=days)
    base = alt.Chart().encode(x=x, y=y)
    bars = alt.layer(_bars(base, frame, words, theme), *_labels(base, (last - first).days), data=shown)
    marked = [*_lacking(gaps, bands, (first, last), words), *_handovers(frame, shown, last, words)]
    layers = [
        _rules(bands, y, theme),
        bars,
        *_marked(marked, x, y, words, theme),
        *_today(today, first, last, x, words, theme),
    ]
    if (frame["status"] == "planned").any():
        layers.append(outlined(words("option.dispatch_status.planned"), theme.sender("municipality"), [1, 0]))
    return finished(alt.layer(*layers), theme, height=height)


def _extent(frame: pd.DataFrame, gaps: tuple[Gap, ...]) -> tuple[date, date]:
    """The first day and the day after the last, of the dispatches and of the days that lack people."""
    firsts = [*(day.date() for day in frame["start_on"]), *(gap.first for gap in gaps)]
    lasts = [*(day.date() for day in frame["shown_until"]), *(gap.last for gap in gaps)]
    if not firsts:
        return date(2000, 1, 1), date(2000, 1, 8)
    return min(firsts), max(lasts) + timedelta(days=1)


def _bands(frame: pd.DataFrame, by: str, gaps: list[Gap]) -> pd.DataFrame:
    """One row a destination or sender, in the order of the frame, with the pixels from its top to its bottom.

    Destinations that lack people and to which nobody is sent come last.
    """
    bands = frame.groupby(f"{by}_code", sort=False, as_index=False).agg(
        name=(by, "first"),
        person_days=(f"{by}_person_days", "first"),
        last_lane=("lane", "max"),
    )
    waiting = {
        gap.destination_code: gap.destination for gap in gaps if gap.destination_code not in set(bands[f"{by}_code"])
    }
    if waiting:
        empty = {f"{by}_code": list(waiting), "name": list(waiting.values()), "person_days": 0, "last_lane": 0}
        bands = pd.concat([bands, pd.DataFrame(empty)], ignore_index=True)
    high = (bands["last_lane"] + 1) * LANE + BETWEEN
    return bands.rename(columns={f"{by}_code": "code"}).assign(top=high.cumsum() - high, bottom=high.cumsum())


def _shown(
    frame: pd.DataFrame, bands: pd.DataFrame, by: str, extent: tuple[date, date], words: Words, theme: Theme
) -> pd.DataFrame:
    starts = [max(row.start_on.date(), extent[0]) for row in frame.itertuples()]
    ends = [min(row.shown_until.date() + timedelta(days=1), extent[1]) for row in frame.itertuples()]
    columns = [
        "dispatch_id", "sender_type", "sender", "destination", "task", "wave", "persons", "person_days",
        "handover_days",
    ]  # fmt: skip
    tops = dict(zip(bands["code"], bands["top"], strict=True))
    top = [int(tops[getattr(row, f"{by}_code")]) + BETWEEN // 2 + int(row.lane) * LANE for row in frame.itertuples()]
    other = "sender_short" if by == "destination" else "destination_short"
    labels = [f"{getattr(row, other)} {row.persons}" for row in frame.itertuples()]
    is_planned = frame["status"] == "planned"
    colours = [theme.sender(sender_type) for sender_type in frame["sender_type"]]
    return senders.named(frame[columns], words).assign(
        start=[f"{day:%Y-%m-%d}" for day in starts],
        until=[f"{day:%Y-%m-%d}" for day in ends],
        days=[(end - start).days for start, end in zip(starts, ends, strict=True)],
        top=top,
        bottom=[of + BAR for of in top],
        label=labels,
        label_width=[round(width(label) * LABEL_SIZE + ROOM, 1) for label in labels],
        is_planned=is_planned,
        outline=[of if planned else theme.card for planned, of in zip(is_planned, colours, strict=True)],
        ink=[theme.ink if planned else theme.ink_on(of) for planned, of in zip(is_planned, colours, strict=True)],
        period=[notation.period(row.start_on, row.end_on, words.language) for row in frame.itertuples()],
        status_shown=[words(f"option.dispatch_status.{status}") for status in frame["status"]],
    )


def _names(bands: pd.DataFrame, words: Words) -> alt.Axis:
    """The names in the middle of their bands, with their person-days where there is room."""
    texts: dict[str, list[str]] = {}
    for band in bands.itertuples():
        counted = words("unit.person_days", n=notation.number(band.person_days))
        lines = [band.name, counted] if band.last_lane > 0 else [band.name]
        texts[str((band.top + band.bottom) // 2)] = lines
    return alt.Axis(
        values=[int(middle) for middle in texts],
        labelExpr=label_texts(texts),
        labelLimit=130,
        labelLineHeight=15,
        labelPadding=8,
        labelOverlap=False,
        domain=False,
        ticks=False,
        grid=False,
    )


def _lacking(
    gaps: tuple[Gap, ...], bands: pd.DataFrame, extent: tuple[date, date], words: Words
) -> list[dict[str, object]]:
    """A line over the days on which a destination lacks people, within the time shown."""
    tops = dict(zip(bands["code"], bands["top"], strict=True))
    return [
        {
            "start": f"{max(gap.first, extent[0]):%Y-%m-%d}",
            "until": f"{min(gap.last + timedelta(days=1), extent[1]):%Y-%m-%d}",
            "top": int(tops[gap.destination_code]),
            "bottom": int(tops[gap.destination_code]) + BETWEEN // 2,
            "period": notation.period(gap.first, gap.last, words.language),
            "days": (gap.last - gap.first).days + 1,
            "part": words("chart.lacking"),
        }
        for gap in gaps
        if gap.destination_code in tops and gap.first < extent[1] and gap.last >= extent[0]
    ]


def _handovers(frame: pd.DataFrame, shown: pd.DataFrame, end: date, words: Words) -> list[dict[str, object]]:
    """A line under the days of a bar on which the dispatch before is still there, within the time shown."""
    return [
        {
            "start": bar.start,
            "until": f"{min(row.handover_until.date() + timedelta(days=1), end):%Y-%m-%d}",
            "top": bar.bottom,
            "bottom": bar.bottom + UNDERLINE,
            "period": notation.period(row.start_on, row.handover_until, words.language),
            "days": row.handover_days,
            "part": words("chart.handover"),
        }
        for row, bar in zip(frame.itertuples(), shown.itertuples(), strict=True)
        if row.handover_days and f"{row.handover_until:%Y-%m-%d}" >= bar.start
    ]


def _marked(lines: list[dict[str, object]], x: alt.X, y: alt.Y, words: Words, theme: Theme) -> list[alt.Chart]:
    """The marked days with their legend: orange what lacks people, quiet what is handed over."""
    if not lines:
        return []
    colours = {words("chart.lacking"): theme.shortage, words("chart.handover"): theme.sub}
    parts = [part for part in colours if any(line["part"] == part for line in lines)]
    colour = alt.Scale(domain=parts, range=[colours[part] for part in parts])
    mark = alt.Chart(pd.DataFrame(lines)).mark_rect()
    return [
        mark.encode(
            x=x,
            x2=alt.X2("until:T"),
            y=y,
            y2=alt.Y2("bottom:Q"),
            color=alt.Color("part:N", title=None, scale=colour),
            **facts(
                (words("chart.marked"), "part"),
                (words("field.period"), "period"),
                (words("chart.marked_days"), "days", COUNT),
            ),
        )
    ]


def _rules(bands: pd.DataFrame, y: alt.Y, theme: Theme) -> alt.Chart:
    """A line above each destination."""
    lines = alt.Chart(bands[["top"]]).mark_rule(color=theme.sub, strokeWidth=0.7, opacity=0.7, aria=False)
    return lines.encode(y=y)


def _bars(base: alt.Chart, frame: pd.DataFrame, words: Words, theme: Theme) -> alt.Chart:
    hollow = {"test": "datum.is_planned", "value": "transparent"}
    colours = senders.colours(frame, words, theme)
    return base.mark_rect(cornerRadius=3, strokeWidth=1.2).encode(
        x2=alt.X2("until:T"),
        y2=alt.Y2("bottom:Q"),
        fill=alt.Fill("sender_type_shown:N", title=None, scale=colours, condition=hollow),
        stroke=alt.Stroke("outline:N", scale=None),
        **facts(
            (words("field.sender"), "sender"),
            (words("field.destination"), "destination"),
            (words("field.task"), "task"),
            (words("field.wave"), "wave"),
            (words("field.period"), "period"),
            (words("field.persons"), "persons", COUNT),
            (words("field.person_days"), "person_days", COUNT),
            (words("field.handover_days"), "handover_days", COUNT),
            (words("field.status"), "status_shown"),
        ),
    )


def _labels(base: alt.Chart, days: int) -> list[alt.Chart]:
    """Sender and persons where the bar has room for them, else only the persons, else nothing."""
    room = f"datum.days * width / {days}"
    fits, number_fits = f"{room} >= datum.label_width", f"{room} >= {LABEL_SIZE + ROOM}"
    texts = base.mark_text(align="left", dx=3, dy=BAR / 2 + 0.5, fontSize=LABEL_SIZE, fontWeight="bold", aria=False)
    return [
        texts.encode(
            text=alt.Text(field), color=alt.Color("ink:N", scale=None), opacity=either(alt.OpacityValue, test, 1, 0)
        )
        for field, test in (("label:N", fits), ("persons:Q", f"!({fits}) && {number_fits}"))
    ]


def _today(today: date | None, first: date, last: date, x: alt.X, words: Words, theme: Theme) -> list[alt.Chart]:
    if today is None or not first <= today < last:
        return []
    line = alt.Chart(pd.DataFrame({"start": [f"{today:%Y-%m-%d}"], "text": [words("chart.today")]})).encode(x=x)
    return [
        line.mark_rule(color=theme.ink, strokeWidth=1.5, strokeDash=[4, 3], aria=False),
        line.mark_text(fontWeight="bold", aria=False).encode(
            y=alt.YValue(alt.ExprRef("height + 10")), text=alt.Text("text:N")
        ),
    ]
