"""Measures the app (``make bench``): every query, every page, the start, the memory.

Over two databases: the sample data, and a generated nation (1,741 municipalities × 20 years × 30 occupations,
a million dispatches; a tenth of it with ``--quick``). Prints each line and writes ``var/bench.json`` as it goes.
Times are milliseconds: by the clock, and of computing, which is of this process alone whatever else the machine
does. Nothing here passes or fails.
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
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

import duckdb
import pandas as pd
import psutil
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import local_script_runner

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

Taken = list[tuple[float, float]]  # milliseconds by the clock and of computing, one pair a run
ENOUGH = 3.0  # seconds spent on one thing; what is slow is not repeated for long


def main() -> None:
    """Measure everything; each line is printed and kept as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a small nation and few repetitions")
    quick = parser.parse_args().quick
    repeats, size = (3, QUICK) if quick else (9, NATION)
    logging.getLogger("streamlit").setLevel(logging.ERROR)
    report = Report(OUTPUT, {"machine": machine(), "nation": size})
    with tempfile.TemporaryDirectory() as folder:
        sample, nation = Path(folder) / "sample.duckdb", Path(folder) / "nation.duckdb"
        make_sample_database(sample)
        for name, value in time_process(sample).items():
            report.add("process, sample", name, value)
        time_pages(sample, repeats, partial(report.add_page, "sample"))
        make_nation(nation, size)
        for name, file in {"nation": nation, "sample": sample}.items():
            for question, taken in time_queries(file, repeats):
                report.add(f"queries, {name}", question, summary(taken))
        time_pages(nation, repeats, partial(report.add_page, "nation"))


class Report:
    """What has been measured so far: a line on the screen and an entry in the file for each."""

    def __init__(self, file: Path, results: dict[str, dict]) -> None:
        self._file, self._results, self._heading = file, {}, ""
        file.parent.mkdir(exist_ok=True, parents=True)
        for section, rows in results.items():
            for name, value in rows.items():
                self.add(section, name, value)

    def add(self, section: str, name: str, value: object) -> None:
        """One line; what several sections share of their names stands over the first of their lines."""
        heading, _, run = section.rpartition(", ") if section.count(", ") > 1 else (section, "", "")
        if heading != self._heading:
            print(f"\n{heading}", flush=True)
            self._heading = heading
        self._results.setdefault(section, {})[name] = value
        print(as_line(f"{name} {run}".strip(), value, GOALS.get(section, math.inf)), flush=True)
        self._file.write_text(json.dumps(self._results, indent=1), encoding="utf-8")

    def add_page(self, data: str, page: str, first: Taken, rerun: Taken) -> None:
        """The two lines of a page."""
        self.add(f"pages, {data}, first run", page, summary(first))
        self.add(f"pages, {data}, rerun", page, summary(rerun))


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


def time_queries(file: Path, repeats: int) -> Iterator[tuple[str, Taken]]:
    """Every function of ``workforce/queries``, each time on a cursor of its own, the frame included."""
    with closing(Database.open(_settings(file))) as database:
        with database.reading() as connection:
            values = typical_values(connection)
        for name, function in questions():
            yield name, _times(asking(database, function, values), repeats)


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
    newest = connection.table("disasters").order("started_on DESC, disaster_code").project("disaster_code")
    return {
        "survey_id": connection.table("surveys").order("as_of DESC").project("survey_id").fetchone()[0],
        "disaster_code": most("dispatches", "disaster_code"),
        "dispatch_id": most("daily_counts", "dispatch_id"),
        "municipality_code": municipality,
        "municipality_codes": [municipality],
        "disaster_codes": [code for (code,) in newest.fetchmany(5)],
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


def time_pages(file: Path, repeats: int, tell: Callable[[str, Taken, Taken], None]) -> None:
    """Script time of every page through the real router: opened with nothing kept, and run again unchanged.

    As in the server, and unlike a test's, all runs share one cache of compiled scripts.
    """
    os.environ |= {"WORKFORCE_DATABASE": str(file), "WORKFORCE_TODAY": TODAY}
    from tests.routed_app import RoutedApp
    from workforce.ui import asking, keeping, router

    compiled, run = ScriptCache(), router.run
    taken: Taken = []

    def timed() -> None:
        start, computed = time.perf_counter(), time.process_time()
        try:
            run()
        finally:
            taken.append(((time.perf_counter() - start) * 1000, (time.process_time() - computed) * 1000))

    router.run = timed
    local_script_runner.ScriptCache = lambda: compiled
    app = RoutedApp()
    for page, *_ in router.PAGES:
        opened = app.session().run()
        opened.switch_page(page).run()  # imports and compiles; not measured
        if opened.exception:
            raise RuntimeError(f"{page} does not open: {opened.exception[0].message}")
        taken.clear()
        for _ in range(max(repeats // 3, 2)):
            asking.forget()
            keeping.forget()
            opened.run()
        first, taken[:] = taken[:], []
        for _ in range(repeats):
            opened.run()
        tell(page, first, taken[:])
    router.run, local_script_runner.ScriptCache = run, ScriptCache
    app.close()


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


def summary(taken: Taken) -> dict[str, float]:
    """Median and 95th percentile by the clock and the median of computing, in milliseconds."""
    clock, computing = zip(*taken, strict=True)
    return {
        "p50": _percentile(clock, 0.5),
        "p95": _percentile(clock, 0.95),
        "computing": _percentile(computing, 0.5),
    }


def as_line(name: str, value: object, goal: float) -> str:
    """A measurement as it is printed; what misses its goal says so."""
    if not isinstance(value, dict):
        return f"  {name:48} {value}"
    mark = f"  ← over {goal:.0f}" if value["p50"] > goal else ""
    return f"  {name:48} p50 {value['p50']:8.1f}   p95 {value['p95']:8.1f}   computing {value['computing']:8.1f}{mark}"


def _times(work: Callable[[], object], repeats: int) -> Taken:
    taken: Taken = []
    while len(taken) < repeats and sum(clock for clock, _ in taken) < ENOUGH * 1000:
        start, computed = time.perf_counter(), time.process_time()
        work()
        taken.append(((time.perf_counter() - start) * 1000, (time.process_time() - computed) * 1000))
    return taken


def _percentile(taken: Sequence[float], share: float) -> float:
    return round(sorted(taken)[math.ceil(share * len(taken)) - 1], 1)


def _settings(file: Path) -> Settings:
    os.environ["WORKFORCE_DATABASE"] = str(file)
    return load_settings()


if __name__ == "__main__":
    main()
