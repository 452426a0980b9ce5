"""Who acts. Until accounts exist there is one actor: the administrator of this machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """The acting user. What the role allows is data: the table ``role_actions``."""

    actor_id: str
    role: str
    name_ja: str = ""
    name_en: str = ""


def local_administrator() -> Actor:
    """The one actor of an installation that listens on this machine only."""
    return Actor("local", "local_administrator", name_ja="端末の管理者", name_en="Local administrator")
