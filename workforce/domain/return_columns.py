"""The columns of a staffing return and the words they may be headed by. 条例定数 is no plan, so it heads none.

Only words that can mean nothing else are listed: 定員 alone may be the ceiling or the plan, 現員 may count people
on leave. A file that uses such a word asks its reader once which column is meant.
"""

from __future__ import annotations

from workforce.domain.cells import key_of
from workforce.domain.columns import TableColumns
from workforce.domain.headcounts import COUNTS

HEADERS: dict[str, tuple[str, ...]] = {
    "municipality_code": ("団体コード", "市町村コード", "自治体コード", "全国地方公共団体コード", "municipality_code"),
    "municipality": ("団体名", "市町村名", "市町村", "自治体名", "municipality_name", "municipality"),
    "as_of": ("基準日", "調査基準日", "as_of"),
    "occupation": ("職種", "職種名", "occupation"),
    "occupation_code": ("職種コード", "occupation_code"),
    "planned": ("定員計画数", "定員計画", "計画定員", "planned"),
    "actual": ("実職員数", "実員数", "実員", "actual"),
    "fixed_term": ("うち任期付", "うち任期付職員", "任期付", "任期付職員", "任期付職員数", "fixed_term"),
    "reappointed": ("うち再任用", "うち再任用職員", "再任用", "再任用職員", "再任用職員数", "reappointed"),
    "cover_status": ("欠員の補充", "欠員補充", "補充の方法", "補充方法", "cover", "cover_status"),
    "covered": ("補充人数", "補充数", "補充人員", "covered"),
    "note": ("備考", "note"),
}

# どれか一つがあればよい列の組
REQUIRED: tuple[tuple[str, ...], ...] = (
    ("municipality_code", "municipality"),
    ("occupation", "occupation_code"),
    ("planned",),
    ("actual",),
)

COVER_WORDS: dict[str, tuple[str, ...]] = {
    "fixed_term": ("任期付", "任期付職員", "Fixed-term"),
    "fiscal_year": ("会計年度任用", "会計年度任用職員", "Fiscal-year appointee"),
    "reappointed": ("再任用", "再任用職員", "Re-appointed"),
    "prefecture": ("県派遣", "県からの派遣", "県職員派遣", "Sent by the prefecture"),
    "clerical_substitute": ("事務職が代行", "事務職の代行", "事務職代行", "Clerical staff stand in"),
    "none": ("なし", "無し", "無"),
}

COLUMNS = TableColumns(HEADERS, REQUIRED, COUNTS)
COVER_KEYS = {key_of(word): (status,) for status, words in COVER_WORDS.items() for word in (status, *words)}
