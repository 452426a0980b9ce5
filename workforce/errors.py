"""Typed errors. Each carries a code, which is also the message key ``error.<code>``, and its details.

Nothing here is shown as it stands: ``ui/messages.py`` and the command line turn code and details
into words in the reader's language.
"""

from __future__ import annotations

from dataclasses import dataclass, field


class WorkforceError(Exception):
    """Something the user can be told in plain words."""

    code = "unexpected"

    def __init__(self, **details: object) -> None:
        super().__init__(self.code, details)
        self.details = details


@dataclass(frozen=True)
class Problem:
    """One thing wrong with an entry: the field it belongs to, a code, and values for the sentence."""

    field: str
    code: str
    details: dict[str, object] = field(default_factory=dict)
    row: int | None = None


class Invalid(WorkforceError):
    """The entry breaks one or more rules; nothing was written."""

    code = "invalid"

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(count=len(problems))
        self.problems = problems


class NotPermitted(WorkforceError):
    """The actor's role does not allow the action."""

    code = "not_permitted"


class NotFound(WorkforceError):
    """The row is not there (any more)."""

    code = "not_found"


class Stale(WorkforceError):
    """Someone else changed the row since the actor read it.

    ``conflicts`` holds, per row, the key and the two versions: ``current`` as stored now and
    ``proposed`` as the actor wanted it.
    """

    code = "stale"

    def __init__(self, conflicts: list[dict[str, object]]) -> None:
        super().__init__(count=len(conflicts))
        self.conflicts = conflicts


class EntryKeyTaken(WorkforceError):
    """The entry key belongs to a row with other content; details name that row."""

    code = "entry_key_taken"


class AlikeRecorded(WorkforceError):
    """Records look the same as the entry, and the actor was not told of them yet; nothing was written."""

    code = "alike_recorded"

    def __init__(self, numbers: list[int]) -> None:
        super().__init__(numbers=[str(number) for number in numbers])
        self.numbers = numbers


class SampleNeedsEmptyDatabase(WorkforceError):
    """Sample data go only into a database without surveys and dispatches; details count the rows of each table."""

    code = "sample_needs_empty_database"


class SampleEdited(WorkforceError):
    """People edited sample rows, so these are not removed unasked; details count the rows of each table."""

    code = "sample_edited"


class BadSetting(WorkforceError):
    """An environment variable holds a value that cannot be used."""

    code = "bad_setting"


class DatabaseInUse(WorkforceError):
    """Another process owns the database file."""

    code = "database_in_use"


class DatabaseBroken(WorkforceError):
    """The database file cannot be read."""

    code = "database_broken"


class DatabaseUnwritable(WorkforceError):
    """The folder or file cannot be written."""

    code = "database_unwritable"


class DatabaseExists(WorkforceError):
    """`init` refuses to touch an existing database."""

    code = "database_exists"


class DatabaseMissing(WorkforceError):
    """A command needs a database and there is none."""

    code = "database_missing"


class DatabaseFromNewerVersion(WorkforceError):
    """The file was migrated by a newer release than this one."""

    code = "database_from_newer_version"


class MigrationChanged(WorkforceError):
    """A migration that was already applied has been edited since."""

    code = "migration_changed"


class DataFileUnreadable(WorkforceError):
    """A CSV of reference or sample data cannot be read; details name the file and the cause."""

    code = "data_file_unreadable"


class DataFileColumns(WorkforceError):
    """A CSV of reference or sample data has unknown columns or lacks some; details name file and columns."""

    code = "data_file_columns"


class DataValueRefused(WorkforceError):
    """A changed value of a CSV cannot be taken over; details name file, row (its key) and column."""

    code = "data_value_refused"


class ImportRefused(WorkforceError):
    """A file has errors or no rows, so nothing of any file was written; details name it and count its errors."""

    code = "import_refused"


class ImportUndone(WorkforceError):
    """The import was undone before."""

    code = "import_undone"


class ImportMovedOn(WorkforceError):
    """Rows that the import wrote were changed since; details count them and name the first."""

    code = "import_moved_on"


class DispatchesMovedOn(WorkforceError):
    """Dispatches that an import wrote were changed or counted since; details count them and name the first."""

    code = "dispatches_moved_on"


class RoundConfirmed(WorkforceError):
    """The round is confirmed, and a confirmed round is never changed; details name its as-of date."""

    code = "round_confirmed"


class StageRefused(WorkforceError):
    """A round cannot go from its stage to the one asked for; details name both."""

    code = "stage_refused"


class ReturnMoveRefused(WorkforceError):
    """Some returns are in a state from which the step is not possible; details count them. Nothing was written."""

    code = "return_move_refused"
