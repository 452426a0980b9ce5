"""The columns of a dispatch log as a file, and the words of its states, in both languages.

Only words that can mean nothing else are listed: 期間 may hold one day or two, 番号 is most often that of the line.
"""

from __future__ import annotations

from workforce.domain.cells import key_of
from workforce.domain.columns import TableColumns

HEADERS: dict[str, tuple[str, ...]] = {
    "dispatch_id": ("記録番号", "dispatch_id"),
    "row_version": ("版", "row_version"),
    "disaster": ("災害", "災害名", "disaster"),
    "kind": ("区分", "派遣区分", "派遣の区分", "kind"),
    "status": ("状態", "status"),
    "sender_code": ("派遣元コード", "派遣元団体コード", "sender_code"),
    "sender": ("派遣元", "派遣元団体", "派遣元団体名", "派遣元名", "sender"),
    "destination_code": ("派遣先コード", "派遣先団体コード", "destination_code"),
    "destination": ("派遣先", "派遣先団体", "派遣先団体名", "派遣先市町村", "派遣先名", "destination"),
    "task": ("業務", "業務名", "業務内容", "派遣業務", "task"),
    "occupation": ("職種", "職種名", "occupation"),
    "persons": ("人数", "派遣人数", "persons"),
    "start_on": ("開始日", "派遣開始日", "派遣開始", "start_on"),
    "end_on": ("終了日", "派遣終了日", "派遣終了", "end_on"),
    "wave": ("陣", "wave"),
    "route": ("経路", "派遣経路", "route"),
    "travel_days": ("移動日数", "うち移動日数", "travel_days"),
    "note": ("備考", "note"),
}

# どれか一つがあればよい列の組
REQUIRED: tuple[tuple[str, ...], ...] = (
    ("disaster",),
    ("kind",),
    ("status",),
    ("sender", "sender_code"),
    ("destination", "destination_code"),
    ("task",),
    ("persons",),
    ("start_on",),
    ("end_on",),
)

KIND_WORDS: dict[str, tuple[str, ...]] = {
    "emergency": ("応援派遣", "応援", "短期派遣", "短期", "Emergency dispatch", "Emergency"),
    "mid_long": ("中長期派遣", "中長期", "Mid- to long-term dispatch", "Mid- to long-term", "mid-long"),
}
STATUS_WORDS: dict[str, tuple[str, ...]] = {
    "planned": ("予定", "派遣予定", "Planned"),
    "active": ("派遣中", "Under way", "Active"),
    "ended": ("終了", "派遣終了", "終了済", "Ended"),
    "cancelled": ("取消", "取り消し", "取消し", "取消済", "中止", "Cancelled", "Canceled"),
}

COLUMNS = TableColumns(HEADERS, REQUIRED, ("persons", "travel_days"))
KIND_KEYS = {key_of(word): (kind,) for kind, words in KIND_WORDS.items() for word in (kind, *words)}
STATUS_KEYS = {key_of(word): (status,) for status, words in STATUS_WORDS.items() for word in (status, *words)}
