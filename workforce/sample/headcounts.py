"""Ten April surveys: plans that move slowly, vacancies that grow, and actual staff that add up as published.

Plans are laid out first, then vacancies are taken off and surpluses added; the plans are apportioned so
that what is left sums to the survey's total of actual staff.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from random import Random

from workforce.sample import files

SEED = 43
SIZE_EXPONENT = 0.65  # staff grow more slowly than population
MUNICIPAL_GROWTH = 0.003  # most that the staff of one municipality grow or shrink in a year, by trend
MOVING_VACANCIES = 0.12  # part of the vacancies that stood somewhere else a year earlier
LASTING_SURPLUSES = 0.5
YEARS_WITH_DEPARTMENTS = ("2024", "2025")  # the rounds for which departments.py makes answers

DEFINITION_JA = "欠員＝定員計画数が実職員数を上回る数の合計（総数）。過員とは相殺しない。"
DEFINITION_EN = (
    "Vacancy is the sum of the posts by which plans exceed actual staff, gross: never netted against surplus."
)
SCOPE_JA = "一般行政職、全市町村（政令指定都市を含む）"
SCOPE_EN = "General administrative staff of all municipalities, the designated city among them"
SOURCE_JA = "架空データ（市町村別の内訳は架空。合計のみ公表値に合わせて調整）"
SOURCE_EN = "Synthetic data (figures by municipality are invented; only the totals are fitted to published ones)"

ERAS = {"H": "平成", "R": "令和"}

# Fixed-term staff count as actual staff in these surveys, so they do not appear as cover of a vacancy.
COVERS = {"fiscal_year": 6, "reappointed": 2, "prefecture": 1, "clerical_substitute": 4, "none": 6, None: 3}
NOTES = {
    "fiscal_year": ("会計年度任用職員で補充", "募集中。会計年度任用職員で対応"),
    "reappointed": ("短時間勤務の再任用職員が担当",),
    "prefecture": ("県からの派遣職員が担当",),
    "clerical_substitute": ("事務職が業務を代行", "募集しても応募なし。事務職が業務を代行"),
    "none": ("募集しても応募なし", "年度途中の退職による欠員", "採用辞退があり追加募集中"),
    None: (None,),
}
NOTED = 0.5  # part of the covers with a remark

Cell = tuple[str, str]  # municipality, occupation
Counts = dict[Cell, int]
Cover = tuple[str | None, float, str | None]  # status, part of the vacancy covered, remark


def tables() -> dict[str, list[files.Row]]:
    """The tables ``surveys`` and ``headcounts``."""
    rng = Random(SEED)
    rounds = files.calibration("surveys")
    sizes = _establishment()
    trends = _trends(rng)
    vacancies = _vacancies(rng, rounds, sizes)
    surpluses = _surpluses(rng, rounds, sizes, vacancies)
    covers = {cell: _cover(rng, cell[1]) for cell in sizes}
    shares = {municipality: (rng.uniform(0, 0.02), rng.uniform(0.01, 0.05)) for municipality, _ in sizes}
    rows = []
    for survey_id, (survey, short, over) in enumerate(zip(rounds, vacancies, surpluses, strict=True), start=1):
        blanks = _blanks(rng, survey, sizes, short.keys() | over.keys())
        age = int(survey["fiscal_year"]) - int(rounds[-1]["fiscal_year"])
        weights = {cell: size * (1 + trends[cell]) ** age for cell, size in sizes.items()}
        planned = _planned(weights, blanks, int(survey["actual"]), short, over)
        for cell, posts in planned.items():
            answers = {"planned": posts, "actual": posts - short.get(cell, 0) + over.get(cell, 0)}
            answers |= dict.fromkeys(blanks.get(cell, ()))
            rows.append(_headcount(survey_id, cell, answers, shares[cell[0]], short.get(cell, 0), covers[cell]))
    return {"surveys": [_survey(*numbered) for numbered in enumerate(rounds, start=1)], "headcounts": rows}


def _establishment() -> dict[Cell, float]:
    """Planned posts of the newest round before rounding, for each occupation a municipality of its size has.

    In the order of municipalities and, within one, of occupations.
    """
    order = {row["occupation_code"]: int(row["sort_order"]) for row in files.reference("occupations")}
    municipalities = files.reference("municipalities")
    weights = {row["municipality_code"]: int(row["population"]) ** SIZE_EXPONENT for row in municipalities}
    staff = int(files.calibration("surveys")[-1]["actual"])
    sizes: dict[Cell, float] = {}
    for row in municipalities:
        municipality = row["municipality_code"]
        total = staff * weights[municipality] / sum(weights.values())
        specialists = {}
        for occupation in files.calibration("occupations"):
            posts = max(total * float(occupation["share_of_staff"]), 1)
            if row["municipality_type"] == "village":
                posts = min(posts, int(occupation["most_in_a_village"]))
            if posts and int(row["population"]) >= int(occupation["smallest_population"]):
                specialists[municipality, occupation["occupation_code"]] = posts
        sizes |= {(municipality, "admin"): total - sum(specialists.values())} | specialists
    return {cell: sizes[cell] for cell in sorted(sizes, key=lambda cell: (cell[0], order[cell[1]]))}


def _trends(rng: Random) -> dict[Cell, float]:
    """Growth a year of each cell: its occupation's and a little of its municipality's own."""
    growth = {row["occupation_code"]: float(row["yearly_growth"]) for row in files.calibration("occupations")}
    trends = {}
    for row in files.reference("municipalities"):
        own = rng.uniform(-MUNICIPAL_GROWTH, MUNICIPAL_GROWTH)
        trends |= {(row["municipality_code"], occupation): own + rate for occupation, rate in growth.items()}
        trends[row["municipality_code"], "admin"] = own
    return trends


def _vacancies(rng: Random, rounds: list[dict[str, str]], sizes: dict[Cell, float]) -> list[Counts]:
    """Vacancies of each round. The newest are given; going back, some vanish and a few stand elsewhere."""
    newest: dict[str, list[str]] = {}
    for row in files.calibration("vacancies"):
        newest.setdefault(row["occupation_code"], []).extend([row["municipality_code"]] * int(row["vacancy"]))
    history: list[Counts] = []
    posts = {occupation: list(places) for occupation, places in newest.items()}
    for survey in reversed(rounds):
        for occupation, places in posts.items():
            target = round(len(newest[occupation]) * float(survey["vacancy_share"]))
            elsewhere = [place for place, other in sizes if other == occupation and sizes[place, other] >= 4]
            if len(places) > target:
                places[:] = rng.sample(places, target)
                for index in rng.sample(range(target), int(target * MOVING_VACANCIES)):
                    places[index] = rng.choice(elsewhere)
        short: Counts = {}
        for occupation, places in posts.items():
            for place in places:
                short[place, occupation] = short.get((place, occupation), 0) + 1
        history.append(short)
    return history[::-1]


def _surpluses(
    rng: Random, rounds: list[dict[str, str]], sizes: dict[Cell, float], vacancies: list[Counts]
) -> list[Counts]:
    """Surpluses of one or two persons in some cells that are not short; half of them last into the next round."""
    history: list[Counts] = []
    for survey, short in zip(rounds, vacancies, strict=True):
        before = [cell for cell in (history[-1] if history else {}) if cell not in short]
        over = {cell: history[-1][cell] for cell in before if rng.random() < LASTING_SURPLUSES}
        free = [cell for cell, size in sizes.items() if size >= 6 and cell not in short and cell not in over]
        fresh = rng.sample(free, int(survey["surplus_cells"]) - len(over))
        history.append(over | {cell: rng.choice((1, 1, 2)) for cell in fresh})
    return history


def _blanks(
    rng: Random, survey: dict[str, str], sizes: dict[Cell, float], counted: set[Cell]
) -> dict[Cell, tuple[str, ...]]:
    """Cells left unanswered, and what is missing: the smallest municipalities whole, others in a small occupation."""
    ranked = sorted(files.reference("municipalities"), key=lambda row: int(row["population"]))
    silent = {row["municipality_code"] for row in ranked[: int(survey["blank_municipalities"])]}
    blanks = {cell: ("planned", "actual") for cell in sizes if cell[0] in silent}
    free = [cell for cell, size in sizes.items() if size < 4 and cell[0] not in silent and cell not in counted]
    for cell in rng.sample(free, int(survey["blank_cells"])):
        blanks[cell] = rng.choice((("planned",), ("actual",), ("planned", "actual")))
    return blanks


def _planned(weights: dict[Cell, float], blanks: Collection[Cell], actual: int, short: Counts, over: Counts) -> Counts:
    """Plans by weight such that the actual staff of the answered cells add up to ``actual``."""
    answered = [cell for cell in weights if cell not in blanks]
    total = actual + sum(short.values()) - sum(over.values())
    scale = total / sum(weights[cell] for cell in answered)
    planned = {cell: max(round(weight * scale), 1, short.get(cell, 0)) for cell, weight in weights.items()}
    rest = total - sum(planned[cell] for cell in answered)
    largest = sorted(answered, key=weights.__getitem__, reverse=True)
    for index in range(abs(rest)):  # what rounding left over goes to the largest, one post each
        planned[largest[index % len(largest)]] += 1 if rest > 0 else -1
    return planned


def _cover(rng: Random, occupation: str) -> Cover:
    """How a cell's vacancies are covered as long as they last; clerical staff stand in for specialists only."""
    weights = COVERS | ({"clerical_substitute": 0} if occupation == "admin" else {})
    status = rng.choices(list(weights), weights=list(weights.values()))[0]
    note = rng.choice(NOTES[status])
    return status, rng.uniform(0.4, 1), note if rng.random() < NOTED else None


def _headcount(
    survey_id: int,
    cell: Cell,
    answers: dict[str, int | None],
    shares: tuple[float, float],
    vacancy: int,
    cover: Cover,
) -> files.Row:
    actual = answers["actual"]
    fixed_term, reappointed = (None if actual is None else int(actual * share) for share in shares)
    status, part, note = cover if vacancy else (None, 0, None)
    covered = {None: None, "none": 0}.get(status, math.ceil(vacancy * part))
    return {
        "survey_id": survey_id,
        "municipality_code": cell[0],
        "occupation_code": cell[1],
        "planned": answers["planned"],
        "actual": actual,
        "fixed_term": fixed_term,
        "reappointed": reappointed,
        "cover_status": status,
        "covered": covered,
        "note": note,
        **files.SAMPLE,
    }


def _survey(survey_id: int, survey: dict[str, str]) -> files.Row:
    year = survey["fiscal_year"]
    label = next(row["april_label"] for row in files.reference("fiscal_years") if row["fiscal_year"] == year)
    return {
        "survey_id": survey_id,
        "survey_ja": f"{ERAS[label[0]]}{label[1:]}年4月1日 定員・実員調査（架空）",
        "survey_en": f"Staffing survey as of 1 April {year} (synthetic)",
        "as_of": f"{year}-04-01",
        "status": "confirmed",
        "definition_ja": DEFINITION_JA,
        "definition_en": DEFINITION_EN,
        "scope_ja": SCOPE_JA,
        "scope_en": SCOPE_EN,
        "source_ja": SOURCE_JA,
        "source_en": SOURCE_EN,
        "counts_fixed_term": True,
        "counts_reappointed_full_time": True,
        "counts_reappointed_part_time": False,
        "counts_fiscal_year_appointees": False,
        "due_on": f"{year}-08-31",
        **dict.fromkeys(("asks_ages", "asks_leavers", "asks_recruitment", "asks_dispatchable"), False),
        "asks_departments": year in YEARS_WITH_DEPARTMENTS,
        "revises_survey_id": None,
        **files.SAMPLE,
    }
