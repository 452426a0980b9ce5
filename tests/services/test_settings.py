"""A wrong setting is called a wrong setting."""

from __future__ import annotations

import pytest

from workforce.config import load_settings
from workforce.errors import BadSetting


@pytest.mark.parametrize("value", ["1GB", "512MB", "1.5 GiB", "2 tb"])
def test_an_amount_of_memory_is_a_number_and_a_unit(monkeypatch: pytest.MonkeyPatch, value: str):
    monkeypatch.setenv("WORKFORCE_MEMORY", value)
    assert load_settings().memory_limit == value


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        *(("WORKFORCE_MEMORY", value) for value in ("abc", "10", "80%", "0GB", "1KB", "-1", "none")),
        *(("WORKFORCE_THREADS", value) for value in ("0", "-1", "two", "1000000")),
        *(("WORKFORCE_TODAY", value) for value in ("yesterday", "2025-02-30")),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, variable: str, value: str):
    monkeypatch.setenv(variable, value)
    with pytest.raises(BadSetting) as refused:
        load_settings()
    assert refused.value.details == {"variable": variable, "value": value}
