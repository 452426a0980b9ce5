"""What the page of totals shows, one view at a time: each takes the disaster and kind that are looked at."""

from __future__ import annotations

from workforce.ui import gap_cards, need_cards, tally_cards

VIEWS = {"tallies": tally_cards.show, "needs": need_cards.show, "gap": gap_cards.show}
