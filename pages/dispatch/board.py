"""状況ボード：いま誰がどこにいて、誰が来て誰が帰り、何が足りないか。自分で更新し、どの数字からも手を打つ画面へ行ける。"""

import streamlit as st

from workforce.domain.selections import ALL
from workforce.queries import disasters
from workforce.ui import address, board_cards, cards, choices, session
from workforce.ui.asking import ask

words = session.words()
rows = ask(disasters.listing)
alive = rows[rows["status"] == "open"]
cards.heading(words("page.board.title"))
if alive.empty:
    cards.empty(
        words("page.board.no_disaster"), page="pages/dispatch/disasters.py", page_label=words("page.disasters.menu")
    )
    address.end_page()
names = dict(zip(alive["disaster_code"], alive["disaster"], strict=True))
with st.container(key="filters_disaster"):
    chosen = choices.choose_filter(words("page.board.which"), names, param="alive")
board_cards.show(None if chosen == ALL else chosen)
