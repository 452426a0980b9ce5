"""Measures the app (``make bench``): every query, every page, the start, the memory.

Over two databases: the sample data, and a generated nation (1,741 municipalities × 20 years × 30 occupations,
a million dispatches; a tenth of it with ``--quick``). Prints a table and writes ``var/bench.json``. Times are
milliseconds; nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import json
import logging
import math
import os
import pkgutil
import platform
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import psutil

from tools.live_app import TODAY, chromium, find_chromium, make_sample_database, running_app, settle
from workforce import queries
from workforce.config import ROOT, Settings, load_settings
from workforce.database import Database

OUTPUT = ROOT / "var" / "bench.json"
NATION = {"municipalities": 1741, "years": 20, "occupations": 30, "dispatches": 1_000_000}
QUICK = {"municipalities": 300, "years": 10, "occupations": 15, "dispatches": 100_000}

# The goals of these measurements, in milliseconds: nation's queries, a page's first run, its rerun.
GOALS = {"queries, nation": 200, "pages, sample, first run": 500, "pages, sample, rerun": 50}

# What a question is asked with where no value is typical, by the annotation of its parameter.
STAND_INS = {"int": 12, "str": "none", "list[str]": ["none"], "date": date.fromisoformat(TODAY)}

Times = dict[str, list[float]]


def main() -> None:
    """Measure everything, print it, and keep it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a small nation and few repetitions")
    quick = parser.parse_args().quick
    repeats = 3 if quick else 10
    logging.getLogger("streamlit").setLevel(logging.ERROR)

    results: dict[str, object] = {"machine": machine(), "nation": QUICK if quick else NATION}
    with tempfile.TemporaryDirectory() as folder:
        sample, nation = Path(folder) / "sample.duckdb", Path(folder) / "nation.duckdb"
        make_sample_database(sample)
        make_nation(nation, QUICK if quick else NATION)
        for name, file in {"sample": sample, "nation": nation}.items():
            results[f"queries, {name}"] = summary(time_queries(file, repeats))
            first, rerun = time_pages(file, repeats)
            results[f"pages, {name}, first run"] = summary(first)
            results[f"pages, {name}, rerun"] = summary(rerun)
        results["process, sample"] = time_process(sample)
    print(as_text(results))
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_text(json.dumps(results, indent=1), encoding="utf-8")


def machine() -> dict[str, object]:
    """What the figures were measured on."""
    return {
        "processor_cores": os.cpu_count(),
        "python": platform.python_version(),
        "duckdb": duckdb.__version__,
        "measured_at": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
    }


def make_nation(file: Path, size: dict[str, int]) -> None:
    """Fill a new database file by ``tools/nationwide.sql``; no chance in it."""
    statements = duckdb.extract_statements((ROOT / "tools" / "nationwide.sql").read_text(encoding="utf-8"))

    def fill(connection: duckdb.DuckDBPyConnection) -> None:
        for statement in statements:
            connection.execute(statement, {name: size[name] for name in statement.named_parameters})

    with closing(Database.open(_settings(file))) as database:
        database.write(fill)


def time_queries(file: Path, repeats: int) -> Times:
    """Every function of ``workforce/queries``, each time on a cursor of its own, the frame included."""
    with closing(Database.open(_settings(file))) as database:
        with database.reading() as connection:
            values = typical_values(connection)
        return {name: _times(asking(database, function, values), repeats) for name, function in questions()}


def questions() -> Iterable[tuple[str, Callable[..., pd.DataFrame]]]:
    """Every question the pages can ask: name and function."""
    nouns = [module.name for module in pkgutil.iter_modules(queries.__path__) if module.name != "reading"]
    for noun in nouns:
        module = importlib.import_module(f"{queries.__name__}.{noun}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and "connection" in inspect.signature(function).parameters:
                yield f"{noun}.{name}", function


def typical_values(connection: duckdb.DuckDBPyConnection) -> dict[str, object]:
    """A value for every parameter: the newest survey, the disaster, municipality and dispatch with most rows."""

    def most(table: str, column: str) -> object:
        return connection.table(table).aggregate(f"{column}, count(*) AS n").order(f"n DESC, {column}").fetchone()[0]

    municipality = most("dispatches", "destination_code")
    return {
        "survey_id": connection.table("surveys").order("as_of DESC").project("survey_id").fetchone()[0],
        "disaster_code": most("dispatches", "disaster_code"),
        "dispatch_id": most("daily_counts", "dispatch_id"),
        "municipality_code": municipality,
        "municipality_codes": [municipality],
        "organisation_code": municipality,
        "occupation_code": most("headcounts", "occupation_code"),
        "entry_key": most("dispatches", "entry_key"),
        "as_of": date.fromisoformat(TODAY),
        "kind": "emergency",
        "scope": "all",
        "role_code": "local_administrator",
        "table_name": "headcounts",
        "row_key": "1",
    }


def asking(
    database: Database, function: Callable[..., pd.DataFrame], values: dict[str, object]
) -> Callable[[], pd.DataFrame]:
    """A question with its values, to be asked again and again."""
    parameters = list(inspect.signature(function).parameters.values())[1:]
    filters = {p.name: values.get(p.name, STAND_INS.get(p.annotation)) for p in parameters if p.default is p.empty}

    def ask() -> pd.DataFrame:
        with database.reading() as connection:
            return function(connection, **filters)

    return ask


def time_pages(file: Path, repeats: int) -> tuple[Times, Times]:
    """Script time of every page through the real router: opened with nothing cached, and run again unchanged."""
    os.environ |= {"WORKFORCE_DATABASE": str(file), "WORKFORCE_TODAY": TODAY}
    from tests.routed_app import RoutedApp
    from workforce.ui import asking, keeping, router

    taken, run = [], router.run

    def timed() -> None:
        start = time.perf_counter()
        try:
            run()
        finally:
            taken.append((time.perf_counter() - start) * 1000)

    router.run = timed
    app, first, rerun = RoutedApp(), {}, {}
    for page, *_ in router.PAGES:
        opened = app.session().run()
        opened.switch_page(page).run()  # imports and compiles; not measured
        taken.clear()
        for _ in range(max(repeats // 2, 2)):
            asking.forget()
            keeping.forget()
            opened.run()
        first[page] = taken[:]
        taken.clear()
        for _ in range(repeats):
            opened.run()
        rerun[page] = taken[:]
    router.run = run
    app.close()
    return first, rerun


def time_process(file: Path) -> dict[str, float]:
    """Start the app as a user does: seconds until it answers and until a first page stands, memory after every page."""
    executable = find_chromium()
    started = time.monotonic()
    with running_app(file) as app:
        measured = {"seconds_to_answer": round(app.seconds_to_start, 2)}
        if executable:
            from workforce.ui.router import PAGES

            with chromium(executable) as browser:
                ready = time.monotonic()
                page = browser.new_page(base_url=app.url)
                page.goto("/")
                page.wait_for_selector('[data-testid="stMetric"]')
                measured["seconds_to_first_page"] = round(app.seconds_to_start + time.monotonic() - ready, 2)
                for _, _, _, link, _ in PAGES:
                    page.goto(f"/{link}")
                    settle(page)
        measured["megabytes"] = round(psutil.Process(app.pid).memory_info().rss / 2**20)
    measured["seconds_in_all"] = round(time.monotonic() - started, 1)
    return measured


def summary(times: Times) -> dict[str, dict[str, float]]:
    """Median and 95th percentile of each, in milliseconds."""
    return {name: {"p50": _percentile(taken, 0.5), "p95": _percentile(taken, 0.95)} for name, taken in times.items()}


def as_text(results: dict[str, object]) -> str:
    """A table a section; what misses its goal carries a mark."""
    lines = []
    for section, rows in results.items():
        goal = GOALS.get(section, math.inf)
        lines += ["", section + (f" (goal {goal} ms)" if goal < math.inf else "")]
        for name, value in rows.items():
            if isinstance(value, dict):
                mark = "  ← over" if value["p50"] > goal else ""
                lines.append(f"  {name:44} p50 {value['p50']:8.1f}   p95 {value['p95']:8.1f}{mark}")
            else:
                lines.append(f"  {name:44} {value}")
    return "\n".join(lines)


def _times(work: Callable[[], object], repeats: int) -> list[float]:
    taken = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def _percentile(taken: list[float], share: float) -> float:
    return round(sorted(taken)[math.ceil(share * len(taken)) - 1], 1)


def _settings(file: Path) -> Settings:
    os.environ["WORKFORCE_DATABASE"] = str(file)
    return load_settings()


if __name__ == "__main__":
    main()
