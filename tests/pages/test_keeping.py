import pandas as pd

from workforce.ui.keeping import forget, keep


def test_equal_frames_are_worked_on_once_however_pandas_holds_them():
    forget()
    calls = []

    def total(frame: pd.DataFrame, *, factor: int = 1) -> int:
        calls.append(factor)
        return int(frame["n"].sum()) * factor

    frame = pd.DataFrame({"name": ["甲", "乙"], "n": pd.array([1, 2], "Int64")})
    in_pieces = pd.DataFrame({"name": ["甲", "乙"]}).assign(n=pd.array([1, 2], "Int64"))
    assert [keep(total, frame), keep(total, in_pieces), keep(total, frame.copy())] == [3, 3, 3]
    assert keep(total, frame, factor=2) == 6
    assert calls == [1, 2]


def test_an_unanswered_value_is_not_a_zero_and_another_column_is_another_content():
    forget()
    frames = [
        pd.DataFrame({"n": pd.array([1, None], "Int64")}),
        pd.DataFrame({"n": pd.array([1, 0], "Int64")}),
        pd.DataFrame({"n": [1.0, 0.0]}),
        pd.DataFrame({"m": [1.0, 0.0]}),
    ]

    def described(frame: pd.DataFrame) -> str:
        return frame.to_json()

    assert [keep(described, frame) for frame in frames] == [frame.to_json() for frame in frames]


def test_a_row_is_told_apart_by_its_values():
    forget()
    rows = [pd.Series({"n": 1, "name": "甲"}), pd.Series({"n": 2, "name": "甲"}), pd.Series({"n": pd.NA, "name": "甲"})]
    assert [keep(str, row) for row in rows] == [str(row) for row in rows]
