"""What players, ends and items of rehearsals are called in Chinese."""

from collections.abc import Mapping
from types import MappingProxyType

PLAYER_TITLES: Mapping[str, str] = MappingProxyType(
    {"silent": "不作为", "slow": "迟缓", "reckless": "莽撞", "by-the-book": "照预案"}
)

END_TITLES: Mapping[str, str] = MappingProxyType(
    {"closed": "批准终止", "time": "到时结束", "": "没有结束"}
)
