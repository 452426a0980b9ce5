"""Who may give out forms, and for which round and municipalities."""

from __future__ import annotations

import pytest

from tests.filled_forms import THIS_YEAR, open_round
from tests.metrics.builders import MISATO, UKI
from tests.services.conftest import COORDINATOR, EDITOR, VIEWER
from workforce.errors import NotFound, NotPermitted
from workforce.services import forms


@pytest.fixture(autouse=True)
def _round(database) -> None:
    with database.transaction() as connection:
        open_round(connection)


@pytest.mark.parametrize("actor", [VIEWER, COORDINATOR])
def test_who_may_not_edit_staffing_gives_out_no_forms(database, actor):
    with pytest.raises(NotPermitted):
        forms.of_round(database, actor, THIS_YEAR)


def test_forms_come_in_code_order_for_some_or_for_all(database):
    some = forms.of_round(database, EDITOR, THIS_YEAR, [MISATO, UKI])
    assert [form.municipality["municipality_code"] for form in some] == [UKI, MISATO]
    assert [len(form.cells) for form in some] == [3, 1]
    assert len(forms.of_round(database, EDITOR, THIS_YEAR)) == 45


@pytest.mark.parametrize(("survey_id", "codes"), [(99, None), (THIS_YEAR, ["43999"])])
def test_there_is_no_form_of_an_unknown_round_or_municipality(database, survey_id, codes):
    with pytest.raises(NotFound):
        forms.of_round(database, EDITOR, survey_id, codes)
