"""Every chart with the frames it is drawn from, and ways to look into a drawn chart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import altair as alt
import pandas as pd

from workforce.charts import (
    burden_rates,
    departments,
    dispatches,
    gaps,
    hearings,
    indicators,
    lasting,
    measures,
    pairs,
    peers,
    receiving,
    requests,
    rotation_quality,
    vacancies,
    waterfalls,
)
from workforce.domain.lanes import pack_lanes
from workforce.queries import burdens as burden_queries
from workforce.queries import departments as department_queries
from workforce.queries import dispatches as dispatch_queries
from workforce.queries import hearings as hearing_queries
from workforce.queries import indicators as indicator_queries
from workforce.queries import measures as measure_queries
from workforce.queries import needs as need_queries
from workforce.queries import pairs as pair_queries
from workforce.queries import reading, surveys
from workforce.queries import receiving as receiving_queries
from workforce.queries import requests as request_queries
from workforce.queries import rotations as rotation_queries
from workforce.queries import vacancies as vacancy_queries

Ask = Callable[..., pd.DataFrame]

DISASTER = {"disaster_code": "r7_aug_rain", "kind": "emergency", "as_of": date(2025, 11, 20)}
RECEIVED = {**DISASTER, "disaster_code": "h28_earthquake"}
VIEW = {**DISASTER, "scope": "headline"}
TOWN = "43447"


def survey_id(ask: Ask) -> int:
    """The newest confirmed round of the sample."""
    rounds = ask(surveys.listing)
    return int(rounds.loc[rounds["is_newest_confirmed"], "survey_id"].iloc[0])


def with_lanes(periods: pd.DataFrame) -> pd.DataFrame:
    """The periods with the lane of each among those of its destination."""
    lanes = pd.Series(0, index=periods.index)
    for _, rows in periods.groupby("destination_code"):
        lanes[rows.index] = pack_lanes(list(zip(rows["start_on"], rows["shown_until"], strict=True)))
    return periods.assign(lane=lanes)


# chart → (how it is drawn, the questions whose answers it takes)
CHARTS: dict[str, tuple[Callable, Callable[[Ask], list[pd.DataFrame]]]] = {
    "tile_map": (
        vacancies.tile_map,
        lambda ask: [ask(vacancy_queries.by_municipality, survey_id=survey_id(ask))],
    ),
    "occupation_bullet": (
        vacancies.occupation_bullet,
        lambda ask: [ask(vacancy_queries.by_occupation, survey_id=survey_id(ask))],
    ),
    "municipality_bullet": (
        vacancies.municipality_bullet,
        lambda ask: [ask(vacancy_queries.municipality_by_occupation, survey_id=survey_id(ask), municipality_code=TOWN)],
    ),
    "matrix": (
        vacancies.matrix,
        lambda ask: [ask(vacancy_queries.matrix, survey_id=survey_id(ask), first=14)],
    ),
    "ten_years": (
        vacancies.ten_years,
        lambda ask: [ask(vacancy_queries.totals_by_year, survey_id=survey_id(ask))],
    ),
    "ten_years_of_a_town": (
        vacancies.ten_years,
        lambda ask: [ask(vacancy_queries.municipality_by_year, survey_id=survey_id(ask), municipality_code=TOWN)],
    ),
    "gross_and_net": (
        gaps.gross_and_net,
        lambda ask: [
            ask(vacancy_queries.totals, survey_id=survey_id(ask)),
            ask(vacancy_queries.by_occupation, survey_id=survey_id(ask)),
        ],
    ),
    "cover_waterfall": (
        waterfalls.cover_waterfall,
        lambda ask: [ask(vacancy_queries.cover_steps, survey_id=survey_id(ask))],
    ),
    "bridge": (
        waterfalls.bridge,
        lambda ask: [ask(vacancy_queries.bridge, survey_id=survey_id(ask))],
    ),
    "lasting": (
        lasting.lasting,
        lambda ask: [ask(vacancy_queries.runs_by_length, survey_id=survey_id(ask))],
    ),
    "peers": (
        peers.peers,
        lambda ask: [ask(vacancy_queries.peers, survey_id=survey_id(ask))],
    ),
    "peers_of_a_town": (
        peers.peers,
        lambda ask: [ask(vacancy_queries.peers_of_municipality, survey_id=survey_id(ask), municipality_code=TOWN)],
    ),
    "daily": (
        dispatches.daily,
        lambda ask: [ask(dispatch_queries.by_day, **VIEW), ask(dispatch_queries.by_day_total, **VIEW)],
    ),
    "by_week": (dispatches.by_period, lambda ask: [ask(dispatch_queries.by_week, **VIEW)]),
    "by_month": (dispatches.by_period, lambda ask: [ask(dispatch_queries.by_month, **VIEW)]),
    "by_fiscal_year": (dispatches.by_period, lambda ask: [ask(dispatch_queries.by_fiscal_year, **VIEW)]),
    "needs": (
        dispatches.needs,
        lambda ask: [
            ask(need_queries.by_task, disaster_code=VIEW["disaster_code"], kind=VIEW["kind"], as_of=VIEW["as_of"])
        ],
    ),
    "gantt": (dispatches.gantt, lambda ask: [with_lanes(ask(dispatch_queries.periods, **VIEW))]),
    "sender_matrix": (
        dispatches.sender_matrix,
        lambda ask: [ask(dispatch_queries.by_sender_and_destination, **VIEW, first=12)],
    ),
    "hearings": (
        hearings.by_category,
        lambda ask: [ask(hearing_queries.by_category, survey_id=survey_id(ask), as_of=VIEW["as_of"])],
    ),
    "measures": (
        measures.by_occupation,
        lambda ask: [ask(measure_queries.by_occupation, survey_id=survey_id(ask))],
    ),
    "indicator_beside_vacancies": (
        indicators.beside_staffing,
        lambda ask: [
            ask(vacancy_queries.totals_by_year, survey_id=survey_id(ask)),
            ask(indicator_queries.series, indicator_code="job_ratio_annual"),
        ],
    ),
    "indicator_by_month": (
        indicators.by_month,
        lambda ask: [ask(indicator_queries.series, indicator_code="job_ratio_monthly")],
    ),
    "request_days": (
        requests.days,
        lambda ask: [
            ask(request_queries.days, disaster_code=VIEW["disaster_code"], request_id=94, as_of=VIEW["as_of"])
        ],
    ),
    "departments": (
        departments.by_department,
        lambda ask: [ask(department_queries.by_department, survey_id=survey_id(ask))],
    ),
    "burden": (
        dispatches.burden,
        lambda ask: [ask(dispatch_queries.burden, **VIEW, survey_id=survey_id(ask))],
    ),
    "burden_rates": (
        burden_rates.by_sender,
        lambda ask: [ask(burden_queries.by_sender, **VIEW, survey_id=survey_id(ask), occupation_filter="all")],
    ),
    "burden_occupations": (
        burden_rates.by_occupation,
        lambda ask: [ask(burden_queries.totals, **VIEW, survey_id=survey_id(ask)).iloc[1:]],
    ),
    "one_more_wave": (
        burden_rates.after_one_more_wave,
        lambda ask: [
            ask(
                burden_queries.after_one_more_wave,
                **VIEW,
                survey_id=survey_id(ask),
                occupation_filter="all",
                persons=2,
                days=7,
            )
        ],
    ),
    "quality_disasters": (
        rotation_quality.by_disaster,
        lambda ask: [
            reading.together([ask(rotation_queries.quality_of_disaster, **asked) for asked in (DISASTER, RECEIVED)])
        ],
    ),
    "pairs": (
        pairs.runs,
        lambda ask: [ask(pair_queries.runs, disaster_code=DISASTER["disaster_code"], as_of=DISASTER["as_of"])],
    ),
    "received_days": (receiving.by_day, lambda ask: [ask(receiving_queries.by_day, **RECEIVED)]),
    "received_routes": (receiving.by_route, lambda ask: [ask(receiving_queries.totals, **RECEIVED)]),
    "received_occupations": (receiving.by_occupation, lambda ask: [ask(receiving_queries.by_occupation, **RECEIVED)]),
    "quality_senders": (
        rotation_quality.by_sender,
        lambda ask: [ask(rotation_queries.quality_by_sender, **DISASTER)],
    ),
}


def parts(part: object) -> Iterator[dict]:
    """Every object within a specification."""
    if isinstance(part, dict):
        yield part
        for inner in part.values():
            yield from parts(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from parts(inner)


def data_with(chart: alt.LayerChart, *columns: str) -> pd.DataFrame:
    """The rows of the first data set of a chart that has all of some columns."""
    for rows in chart.to_dict()["datasets"].values():
        if rows and set(columns) <= set(rows[0]):
            return pd.DataFrame(rows)[list(columns)]
    raise AssertionError(f"no data set with {columns}")


def marks(view: dict, kind: str) -> list[dict]:
    """Every layer with a kind of mark."""
    return [part for part in parts(view) if isinstance(part.get("mark"), dict) and part["mark"].get("type") == kind]
