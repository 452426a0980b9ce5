"""The command line: the operator's face of the views and services that the pages use.

Exit status: 0 done, or everything holds; 1 something does not hold; 2 the command, its input or the
database cannot be used, with a plain message on the error output; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from workforce import whole_files
from workforce.auth.identity import local_administrator
from workforce.command_line import dispatch_imports, files_out, form_exports, staffing_imports, table_exports
from workforce.config import Settings, load_settings, preferred_language
from workforce.database import Database
from workforce.domain import notation
from workforce.errors import DatabaseExists, SampleEdited, WorkforceError
from workforce.exporters import figures as exported
from workforce.exporters.table_files import ALSO_CALLED, TABLES
from workforce.i18n import LANGUAGES, Words
from workforce.queries import checks, codes, dispatches, published_figures, surveys, tallies, vacancies
from workforce.queries import sample as sample_queries
from workforce.queries.reading import rows
from workforce.services import sample

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

INTERRUPTED = 130
STOPPED_QUERY = "Query interrupted"  # what DuckDB makes of Ctrl-C in the midst of a query


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    words = Words(_language(arguments))
    options = _parser(words).parse_args(arguments)
    try:
        status = options.run(load_settings(), options, words)
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # who reads our output, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _interrupted(words)
    except RuntimeError as error:
        if str(error) != STOPPED_QUERY:
            raise
        return _interrupted(words)
    except WorkforceError as error:
        print(words(f"error.{error.code}", **notation.details(error.details, words.language)), file=sys.stderr)
        if isinstance(error, SampleEdited):
            print(words("command.sample_edited_remedy"), file=sys.stderr)
        return 2


def _interrupted(words: Words) -> int:
    print(words("command.interrupted"), file=sys.stderr)
    return INTERRUPTED


def init(settings: Settings, options: argparse.Namespace, words: Words) -> int:
    """Create the database under another name and give it its own only when it is complete."""
    path = settings.database
    if path.exists():
        raise DatabaseExists(path=str(path))
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.new")
    database = Database.open(replace(settings, database=unfinished))
    try:
        if options.sample:
            sample.load_sample(database, local_administrator())
        database.close()
        whole_files.place_new(unfinished, path)
    except FileExistsError:
        raise DatabaseExists(path=str(path)) from None
    finally:
        database.close()
        unfinished.unlink(missing_ok=True)
    print(words("command.created_sample" if options.sample else "command.created", path=path))
    return 0


def figures(settings: Settings, options: argparse.Namespace, words: Words) -> int:
    """Print the headline figures of a survey and of the dispatches up to a day."""
    to = options.as_of or settings.today()
    with _opened(settings) as database, database.reading() as connection:
        (calendar,) = (row for row in rows(codes.known(connection)) if row["noun"] == "calendar")
        first, last = calendar["first_day"], calendar["last_day"]
        if not first <= to <= last:  # no day outside the calendar has figures: they would all seem to be 0
            first, last = (notation.day(day, words.language) for day in (first, last))
            return files_out.refuse(words("error.outside_calendar", first=first, last=last))
        listing = rows(surveys.listing(connection))
        survey_id = next((row["survey_id"] for row in listing if _is_wanted(row, options.as_of)), None)
        frames = {
            "is_sample": not sample_queries.remaining(connection).empty,
            "total": vacancies.totals(connection, survey_id=survey_id),
            "by_occupation": vacancies.by_occupation(connection, survey_id=survey_id),
            "lines": dispatches.lines(connection, as_of=to),
            "tallies": tallies.every(connection, as_of=to),
        }
    if options.json:
        print(json.dumps(exported.headline(**frames), ensure_ascii=False, indent=2))
    else:
        print(exported.as_text(words, **frames, to=to))
    return 0


def import_staffing(settings: Settings, options: argparse.Namespace, words: Words) -> int:
    """Take returns in: 0 accepted, 1 refused with the problems and nothing written, 2 a file is not usable at all."""
    with _opened(settings) as database:
        return staffing_imports.run(database, options, words)


def import_dispatch(settings: Settings, options: argparse.Namespace, words: Words) -> int:
    """Take dispatch logs in, with the same exit status as :func:`import_staffing`."""
    with _opened(settings) as database:
        return dispatch_imports.run(database, options, words)


def check(settings: Settings, _: argparse.Namespace, words: Words) -> int:
    """Print what does not hold, or that everything does."""
    with _opened(settings) as database, database.reading() as connection:
        findings = [
            *_orphans(connection, words),
            *_broken_identities(connection, words, settings.today()),
            *_teams_in_two_places(connection, words),
            *_differences_from_published_figures(connection, words),
            *_end_of_the_calendar(connection, words, settings.today()),
        ]
    print(
        *findings,
        words("command.check_fails", count=len(findings)) if findings else words("command.check_holds"),
        sep="\n",
    )
    return 1 if findings else 0


def _orphans(connection: DuckDBPyConnection, words: Words) -> Iterator[str]:
    for row in rows(checks.orphans(connection)):
        table = words(f"option.table.{row['table_name']}")
        yield words(f"command.check_orphans.{row['missing']}", table=table, row_key=row["row_key"])


def _broken_identities(connection: DuckDBPyConnection, words: Words, today: date) -> Iterator[str]:
    for row in rows(words.localise(checks.identities(connection, as_of=today))):
        sides = {side: notation.number(row[side]) for side in ("one_side", "other_side")}
        yield words(f"command.check_identities.{row['identity']}", subject=row["subject"], **sides)


def _teams_in_two_places(connection: DuckDBPyConnection, words: Words) -> Iterator[str]:
    for row in rows(words.localise(checks.team_overlaps(connection))):
        named = ("dispatch_id", "other_dispatch_id", "sender", "wave", "destination", "other_destination")
        first_day = notation.day(row["first_day"], words.language)
        yield words("command.check_teams", first_day=first_day, **{name: row[name] for name in named})


def _end_of_the_calendar(connection: DuckDBPyConnection, words: Words, today: date) -> Iterator[str]:
    for row in rows(checks.calendar_end(connection, as_of=today)):
        yield words("command.check_calendar", last_day=notation.day(row["last_day"], words.language))


def _differences_from_published_figures(connection: DuckDBPyConnection, words: Words) -> Iterator[str]:
    for occasion in rows(published_figures.occasions(connection)):
        for row in rows(words.localise(published_figures.reconciliation(connection, **occasion))):
            if row["outcome"] == "different":
                yield words(
                    "command.check_published",
                    item=row["item"],
                    as_of=notation.day(row["as_of"], words.language),
                    value=notation.number(row["value"]),
                    derived=notation.number(row["derived"]),
                )


def export_forms(settings: Settings, options: argparse.Namespace, words: Words) -> int:
    """Write the form of every municipality into a folder or a zip; nothing that is there is overwritten."""
    with _opened(settings) as database:
        return form_exports.run(database, options, words)


def export_table(settings: Settings, options: argparse.Namespace, words: Words) -> int:
    """Write one table into a file; nothing that is there is overwritten."""
    with _opened(settings) as database:
        return table_exports.run(database, options, words)


def remove_sample(settings: Settings, options: argparse.Namespace, words: Words) -> int:
    """Take the sample data out, and say table by table what went and what stayed."""
    with _opened(settings) as database:
        removal = sample.remove_sample(database, local_administrator(), include_edited=options.include_edited)
    for table, removed in removal.removed.items():
        kept = removal.kept.get(table, 0)
        key = "command.removed_kept" if kept else "command.removed"
        figures = {"removed": notation.number(removed), "kept": notation.number(kept)}
        print(words(key, table=words(f"option.table.{table}"), **figures))
    return 0


@contextmanager
def _opened(settings: Settings) -> Iterator[Database]:
    database = Database.open(settings, create=False)
    try:
        yield database
    finally:
        database.close()


def _is_wanted(survey: dict[str, object], as_of: date | None) -> bool:
    return survey["as_of"] == as_of if as_of else survey["is_newest_confirmed"]


def _language(arguments: Sequence[str]) -> str:
    """The language is needed before the parser, whose own texts are in it."""
    first = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    first.add_argument("--lang", choices=LANGUAGES)
    try:
        known, _ = first.parse_known_args(arguments)
    except argparse.ArgumentError:  # the real parser says so, in a language that exists
        return preferred_language()
    return known.lang or preferred_language()


def _parser(words: Words) -> argparse.ArgumentParser:
    parser = _Parser(words, prog="python -m workforce", description=words("command.description"))
    commands = parser.add_subparsers(title=words("command.commands"), metavar=words("command.command"), required=True)

    def command(name: str, text: str, run: Callable[[Settings, argparse.Namespace, Words], int]) -> _Parser:
        added = commands.add_parser(name, help=text, description=text, words=words)
        added.set_defaults(run=run)
        return added

    choice = command("init", words("command.init"), init).add_mutually_exclusive_group(required=True)
    choice.add_argument("--sample", action="store_true", help=words("command.init_sample"))
    choice.add_argument("--empty", action="store_true", help=words("command.init_empty"))

    added = command("figures", words("command.figures"), figures)
    added.add_argument("--as-of", type=_date(words), metavar="DATE", help=words("command.figures_as_of"))
    added.add_argument("--json", action="store_true", help=words("command.figures_json"))

    _add_import(commands, words)

    command("check", words("command.check"), check)

    _add_export(commands, words)

    added = command("remove-sample", words("command.remove_sample"), remove_sample)
    added.add_argument("--include-edited", action="store_true", help=words("command.remove_sample_include_edited"))
    return parser


def _add_import(commands: argparse._SubParsersAction, words: Words) -> None:
    text = words("command.import")
    nouns = commands.add_parser("import", help=text, description=text, words=words).add_subparsers(
        title=words("command.import_nouns"), metavar=words("command.import_noun"), required=True
    )

    def noun(name: str, text: str, run: Callable[[Settings, argparse.Namespace, Words], int]) -> _Parser:
        added = nouns.add_parser(name, help=text, description=text, words=words)
        added.set_defaults(run=run)
        added.add_argument("files", type=Path, nargs="+", metavar="FILE", help=words("command.import_file"))
        added.add_argument("--reason", help=words("command.import_reason"))
        added.add_argument("--dry-run", action="store_true", help=words("command.import_dry_run"))
        added.add_argument("--json", action="store_true", help=words("command.import_json"))
        return added

    added = noun("staffing", words("command.import_staffing"), import_staffing)
    added.add_argument("--as-of", type=_date(words), metavar="DATE", help=words("command.import_as_of"))
    added = noun("dispatch", words("command.import_dispatch"), import_dispatch)
    added.add_argument("--create-disasters", action="store_true", help=words("command.import_create_disasters"))


def _add_export(commands: argparse._SubParsersAction, words: Words) -> None:
    text = words("command.export")
    nouns = commands.add_parser("export", help=text, description=text, words=words).add_subparsers(
        title=words("command.export_nouns"), metavar=words("command.export_noun"), required=True
    )
    text = words("command.export_forms")
    added = nouns.add_parser("forms", help=text, description=text, words=words)
    added.set_defaults(run=export_forms)
    added.add_argument("survey", type=_date(words), metavar="SURVEY_AS_OF", help=words("command.export_forms_survey"))
    added.add_argument("out", type=Path, metavar="FOLDER_OR_ZIP", help=words("command.export_forms_out"))
    added.add_argument("--contact", default="", help=words("command.export_forms_contact"))
    text = words("command.export_table")
    added = nouns.add_parser("table", help=text, description=text, words=words)
    added.set_defaults(run=export_table)
    names = (*TABLES, *ALSO_CALLED)
    added.add_argument("name", choices=names, metavar="NAME", help=words("command.export_table_name"))
    added.add_argument("out", type=Path, metavar="OUT", help=words("command.export_table_out"))
    added.add_argument("--as-of", type=_date(words), metavar="DATE", help=words("command.export_table_as_of"))


def _date(words: Words) -> Callable[[str], date]:
    def parse(text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise argparse.ArgumentTypeError(words("command.bad_date", value=text)) from None

    return parse


class _Parser(argparse.ArgumentParser):
    """A parser that speaks the reader's language, as far as argparse lets it."""

    def __init__(self, words: Words, **settings: object) -> None:
        class Formatter(argparse.HelpFormatter):
            def add_usage(self, usage: object, actions: object, groups: object, prefix: object = None) -> None:
                super().add_usage(usage, actions, groups, words("command.usage") if prefix is None else prefix)

        super().__init__(**{**settings, "add_help": False, "allow_abbrev": False, "formatter_class": Formatter})
        self._words = words
        self._optionals.title = words("command.options")
        self.add_argument("-h", "--help", action="help", help=words("command.help"))
        self.add_argument("--lang", choices=LANGUAGES, help=words("command.lang"))

    def error(self, message: str) -> None:
        self.exit(2, self._words("command.not_understood", message=message) + "\n")


if __name__ == "__main__":
    sys.exit(main())
