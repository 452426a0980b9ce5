from workforce.domain.history import Change, changes


def test_an_edit_names_the_fields_that_differ():
    before = '{"actual": 8, "is_sample": true, "note": null, "planned": 10, "row_version": 1}'
    after = '{"actual": 9, "is_sample": true, "note": "採用", "planned": 10, "row_version": 2}'
    assert changes(before, after) == [Change("actual", 8, 9), Change("note", None, "採用")]


def test_a_new_row_changes_from_nothing_and_a_deleted_one_to_nothing():
    row = '{"persons": 3, "row_version": 1}'
    assert changes(None, row) == [Change("persons", None, 3)]
    assert changes(row, None) == [Change("persons", 3, None)]
