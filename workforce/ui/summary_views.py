"""What the summary shows below its map and its ten years, one view at a time; each takes the survey."""

from __future__ import annotations

import pandas as pd

from workforce.ui import department_cards, hearing_cards, vacancy_cards


def hearings(survey: pd.Series) -> None:
    """What the municipalities said in this round, by category."""
    hearing_cards.by_category(int(survey["survey_id"]), has_link=True)


VIEWS = {"matrix": vacancy_cards.matrix, "hearings": hearings, "departments": department_cards.by_department}
