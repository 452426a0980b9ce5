"""Several files of one upload beside each other: what two of them both say, and which one another has replaced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Sequence

from workforce.domain.returns import CellProblem, Reading

Answer = Hashable  # which answer a row of a file is: its day and cell, or the dispatch it is about


def answers_in(reading: Reading) -> frozenset[Answer]:
    """Which answers a return gives: day, kind of row, municipality and occupation or number of a block."""
    return frozenset((row.as_of, type(row), row.cell) for row in (*reading.rows, *reading.blocks))


def same_cells_in_several_files(readings: Sequence[Reading]) -> dict[int, list[CellProblem]]:
    """One problem for each file with answers that another of the upload has too, by the file's position.

    Nobody can say which of them is meant; the problem names the municipalities and the other files.
    """
    places = defaultdict(list)
    for position, reading in enumerate(readings):
        for answer in answers_in(reading):
            places[answer].append(position)
    whose, others = defaultdict(set), defaultdict(set)
    for (_, _, (municipality, _)), positions in places.items():
        for position in positions if len(positions) > 1 else ():
            whose[position].add(municipality)
            others[position] |= set(positions) - {position}
    return {
        position: [
            CellProblem(
                code="in_another_file",
                field="municipality",
                details={
                    "municipality": sorted(whose[position]),
                    "files": [readings[other].file_name for other in sorted(others[position])],
                },
            )
        ]
        for position in sorted(whose)
    }


def replaced(names: Sequence[str], answers: Sequence[Collection[Answer]]) -> dict[int, int]:
    """The files that a later one of the same name replaces, by position: all they say is in the later one, too.

    Towns send files of one name, so that the name alone tells nothing; a file of which nothing could be read
    replaces none and is not replaced.
    """
    found = {}
    for earlier, name in enumerate(names):
        for later in range(earlier + 1, len(names)):
            if names[later] == name and answers[earlier] and set(answers[earlier]) <= set(answers[later]):
                found[earlier] = later
    return found
