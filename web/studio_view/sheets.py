"""The tabs of the studio's form: their single fields, then their lists of items."""

from web.studio_view.asked import CATEGORY_CHOICES, FLAG_CHOICES, JURISDICTIONS, LOCI, ROLE_CHOICES
from web.studio_view.sections import (
    ANSWERS,
    CHATTER,
    CITIZENS,
    COLLEAGUES,
    FACTS,
    INJECTS,
    LINES_HINT,
    OUTLETS,
    PLATFORMS,
    POSTS,
    REPORTERS,
    RUMOURS,
    SEATS,
    SETTINGS,
    SLOTS,
    STATEMENTS,
    TALK,
)
from web.studio_view.spec import Kind, Sheet, Spec

SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "basics",
        "基本",
        (
            Spec("title", "名称"),
            Spec("summary", "摘要", Kind.LONG, hint="给选用情景的人看，不写谜底。"),
            Spec("tags", "标签", Kind.LIST, hint="用顿号或逗号隔开。"),
            Spec("plans", "适用的预案", Kind.MANY, hint="第一个是默认预案。"),
            Spec("starts_at", "情景开始时间", hint="如 2026-09-18T15:30:00+08:00。"),
            Spec("length", "情景时长", hint="如 72h；到时演练结束。"),
            Spec("office_hours", "办公时间", Kind.LIST, hint="如 09:00-12:00、13:00-17:00。"),
            Spec("truth/category", "事件类别", Kind.NUMBER, CATEGORY_CHOICES),
            Spec("truth/locus", "事权", Kind.CHOICE, LOCI),
            Spec("truth/jurisdiction", "管辖", Kind.CHOICE, JURISDICTIONS, optional=True),
            Spec("truth/flags", "标志", Kind.MANY, FLAG_CHOICES),
            Spec("truth/concerned", "涉事单位", Kind.MANY, ROLE_CHOICES),
            Spec("truth/emergency_level", "突发事件级别", hint="不属于突发事件就不填。"),
            Spec("truth/response_level", "应由谁回应", Kind.CHOICE, LOCI[:2], optional=True),
            Spec(
                "truth/cadre_authority",
                "干部管理权限",
                Kind.CHOICE,
                (("within", "权限内"), ("beyond", "权限外")),
                optional=True,
            ),
            Spec("truth/offence", "违法行为定性"),
            Spec("marked", "计分", Kind.ON),
            Spec("hint_cost", "一次提示扣几分", Kind.NUMBER, hint="0 到 20，不填为 2。"),
        ),
        (SLOTS, TALK, SETTINGS),
    ),
    Sheet("script", "脚本", (), (INJECTS,)),
    Sheet("facts", "事实", (), (FACTS,)),
    Sheet("seats", "席位", (), (SEATS, COLLEAGUES)),
    Sheet(
        "media",
        "平台与媒体",
        (
            Spec("allowed_channels", "可以发布的渠道", Kind.MANY, hint="不选就是全部。"),
            Spec("topics", "热搜上的本事件", Kind.LINES, hint=LINES_HINT),
            Spec("background_topics", "热搜上的其他话题", Kind.LINES, hint=LINES_HINT),
            Spec("nicknames", "网名", Kind.LINES, hint=LINES_HINT),
        ),
        (PLATFORMS, OUTLETS),
    ),
    Sheet(
        "public",
        "公众",
        (
            Spec("public/population", "关注此地的人数", Kind.NUMBER),
            Spec("public/volume", "头一小时帖文数", Kind.NUMBER),
            Spec("public/gap", "开始时的信息缺口", Kind.NUMBER, hint="0 到 1，1 为一无所知。"),
            Spec("public/anger", "开始时的愤怒", Kind.NUMBER, hint="0 到 1。"),
            Spec("public/trust", "开始时的信任", Kind.NUMBER, hint="0 到 1。"),
            Spec("public/quiet_background", "每小时无关帖文数", Kind.NUMBER),
        ),
        (CITIZENS, REPORTERS, RUMOURS, POSTS, CHATTER),
    ),
    Sheet("answers", "答复与样稿", (), (ANSWERS, STATEMENTS)),
)


def sheet_of(name: str) -> Sheet:
    """The tab of this name; the first for any other."""
    return next((sheet for sheet in SHEETS if sheet.id == name), SHEETS[0])
