"""Teams on their way: a need is filled by posts, a post is manned by waves.

The person-days of a headline are met exactly: waves without overlap stay a little below it, and so many
handovers overlap by a day as are missing, daily counts taken into account.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from workforce.sample import files

LINES = ("prefecture", "others")
MOST_IN_A_POST = {"prefecture": 4, "others": 2}
MOST_DAYS = 8
FEWEST_DAYS = 3
DAY = timedelta(days=1)

# Days on which fewer or more persons came than the log's period × persons says, for each line of a headline.
DAILY_DIFFERENCES = {"prefecture": [-1] * 7 + [1] * 3, "others": [-1] * 14 + [1] * 5}


@dataclass(eq=False)
class Wave:
    """A team of one sender in one post from one handover to the next."""

    need: dict[str, str]
    request_id: int
    line: str
    persons: int
    start_on: date
    end_on: date
    relieves: bool
    sender_code: str = ""
    route_code: str = ""

    @property
    def days(self) -> int:
        """Days away, both end days counted."""
        return (self.end_on - self.start_on).days + 1

    @property
    def person_days(self) -> int:
        """Persons times days."""
        return self.persons * self.days


Counts = dict[Wave, tuple[date, int]]  # the one day of a wave that counted otherwise, and by how many persons


def grown(rng: Random, disaster: dict[str, str], needs: dict[int, dict[str, str]]) -> tuple[list[Wave], Counts]:
    """The waves that fill a disaster's needs (by request id), and the days that counted otherwise."""
    waves = [wave for request_id, need in needs.items() for wave in _waves(rng, request_id, need)]
    counts = _meet_headline(rng, disaster, waves)
    _assign_senders(disaster["disaster_code"], waves)
    return waves, counts


def _waves(rng: Random, request_id: int, need: dict[str, str]) -> list[Wave]:
    """The waves that fill a need: posts of a few persons, each manned without a gap from first day to last."""
    start_on, end_on = date.fromisoformat(need["start_on"]), date.fromisoformat(need["end_on"])
    waves = []
    for line in LINES:
        persons = int(need[line])
        while persons:
            post = min(persons, MOST_IN_A_POST[line])
            persons -= post
            for first, last in _turns(rng, start_on, end_on):
                waves.append(Wave(need, request_id, line, post, first, last, relieves=first > start_on))
    return waves


def _turns(rng: Random, start_on: date, end_on: date) -> list[tuple[date, date]]:
    """A period cut into turns of about equal length."""
    days = (end_on - start_on).days + 1
    fewest = -(-days // MOST_DAYS)
    turns = rng.randint(fewest, max(fewest, days // FEWEST_DAYS))
    edges = [start_on + DAY * (days * turn // turns) for turn in range(turns + 1)]
    return [(first, following - DAY) for first, following in zip(edges, edges[1:], strict=False)]


def _meet_headline(rng: Random, disaster: dict[str, str], waves: list[Wave]) -> Counts:
    """Let handovers overlap until each line has its published person-days; returns the days that counted otherwise."""
    groups = {row["task_code"]: row["task_group"] for row in files.reference("tasks")}
    counts: Counts = {}
    for line in LINES:
        own = [wave for wave in waves if wave.line == line]
        headline = [wave for wave in own if groups[wave.need["task_code"]] == disaster["headline_task_group"]]
        handovers = [wave for wave in (headline or own) if wave.relieves and wave.days < MOST_DAYS]
        if target := disaster[f"{line}_person_days"]:
            differences = DAILY_DIFFERENCES[line]
            missing = int(target) - sum(wave.person_days for wave in headline) - sum(differences)
            rng.shuffle(handovers)
            handovers = _summing_to(missing, handovers)
            teams = rng.sample([wave for wave in headline if wave.persons > 1], len(differences))
            for wave, difference in zip(teams, differences, strict=True):
                counts[wave] = (wave.start_on + DAY * rng.randrange(1, wave.days), difference)
        for wave in handovers:
            wave.start_on -= DAY
    return counts


def _summing_to(missing: int, handovers: list[Wave]) -> list[Wave]:
    """Some of the handovers whose persons add up to exactly ``missing``.

    Raises:
        ValueError: the needs of ``data/calibration/needs.csv`` lie too far from the published figure.
    """
    reached: dict[int, list[Wave]] = {0: []}
    for wave in handovers:
        for total, chosen in list(reached.items()):
            reached.setdefault(total + wave.persons, [*chosen, wave])
    if missing not in reached:
        raise ValueError(f"handovers cannot add {missing} person-days")
    return reached[missing]


def _assign_senders(disaster_code: str, waves: list[Wave]) -> None:
    """Give each wave to the sender that is furthest below its share, never to the destination itself."""
    (home,) = (row["prefecture_code"] for row in files.reference("prefectures") if row["is_home"] == "true")
    senders = [row for row in files.calibration("senders") if row["disaster_code"] == disaster_code]
    given = {row["sender_code"]: 0 for row in senders}
    for wave in sorted(waves, key=lambda wave: wave.start_on):
        if wave.line == "prefecture":
            wave.sender_code, wave.route_code = f"{home}000", "prefecture"
            continue
        able = [
            row
            for row in senders
            if row["sender_code"] != wave.need["municipality_code"] and int(row["most_persons"]) >= wave.persons
        ]
        chosen = min(able, key=lambda row: (given[row["sender_code"]] + wave.person_days) / int(row["weight"]))
        wave.sender_code, wave.route_code = chosen["sender_code"], chosen["route_code"]
        given[wave.sender_code] += wave.person_days
