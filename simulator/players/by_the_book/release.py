"""Releasing: draft when the facts are there, carry it through every signature, publish."""

from collections.abc import Iterator

from scenarios.scenario import Statement as Model
from scenarios.vocabulary import CHANNELS
from simulator.casebook import Statement
from simulator.entry import Act
from simulator.players.by_the_book.desk import HOUR, ONLINE, act, asked, in_house, known
from simulator.players.look import Look
from simulator.signing import chain_of, open_steps

UNIT_DRAFTS_WITHIN_S = 5 * HOUR
NAMED_WITHIN_S = 2 * HOUR
QUESTION = "目前情况怎样，下一步如何安排？"


def draft(look: Look) -> Iterator[Act]:
    """Draft each model text as soon as everything it says can be said.

    Where a unit at the table drafts first by the plan, it is given time to do so.
    """
    drafters = _drafters(look)
    if not known(look) or not set(look.roles) & set(drafters):
        return
    unit = next((role for role in drafters if in_house(look, role)), None)
    wait = 0 if unit in look.roles else UNIT_DRAFTS_WITHIN_S
    for model in look.scenario.statements:
        if model.id not in look.desk.statements and _can_be_said(look, model, look.t - wait):
            yield _written(look, model, "draft.create", 1)


def _drafters(look: Look) -> tuple[str, ...]:
    """Who drafts by the plan: where it wants releases and has no approvals, who releases."""
    way = chain_of(look.pack, look.book)
    if way is not None:
        return way.drafted_by
    return look.roles if look.asks.any("publish") else ()


def correct(look: Look) -> Iterator[Act]:
    """Write a new version of what was sent back."""
    for model in look.scenario.statements:
        statement = look.book.statements.get(model.id)
        if statement is not None and _sent_back(statement):
            yield _written(look, model, "draft.edit", statement.latest + 1)


def sign(look: Look) -> Iterator[Act]:
    """Give the office's own signature when those before it are there."""
    for name, statement in look.book.statements.items():
        for step in open_steps(look.pack, look.book, statement, look.asks.repliers):
            mine = [role for role in step.by if role in look.roles]
            if not mine:
                break
            data = {"statement": name, "version": statement.latest, "step": step.step}
            yield Act(mine[0], "sign", {**data, "verdict": "ok", "note": "内容属实，同意。"})


def publish(look: Look) -> Iterator[Act]:
    """Send out what has every signature, on several channels."""
    by = _releaser(look)
    if by is None:
        return
    for name, statement in look.book.statements.items():
        reply = statement.versions[statement.latest].data["kind"] == "reply"
        if statement.releases or reply or not signed(look, statement):
            continue
        where = list(dict.fromkeys((*channels(look), *_forms(look))))
        yield Act(
            by, "publish", {"statement": name, "version": statement.latest, "channels": where}
        )


def _releaser(look: Look) -> str | None:
    """In which role the player releases, None while it may not.

    It is the one who was named to speak, where the plan asks for that; he is waited for.
    """
    way = chain_of(look.pack, look.book)
    named = [str(row.data["user_or_role"]) for row in look.seen("spokesperson.designate")][-1:]
    allowed = named or (way.published_by if way else _drafters(look))
    first = min((row.t for row in look.seen("draft.create")), default=look.t)
    waits = look.asks.any("spokesperson.designate") and not named
    if waits and look.t - first < NAMED_WITHIN_S:
        return None
    return next((role for role in allowed if role in look.roles), None)


def presser(look: Look) -> Iterator[Act]:
    """Meet the press with what was released last, where the plan asks for that."""
    by, releases = _releaser(look), look.book.releases
    if by is None or not releases or look.own("presser.hold"):
        return
    if asked(look, "presser.hold"):
        last = releases[-1].data
        questions = [str(one.entry.data["question"]) for one in look.book.inquiries.values()]
        data = {key: last[key] for key in ("statement", "version")}
        yield Act(by, "presser.hold", {**data, "questions": questions or [QUESTION]})


def guide(look: Look) -> Iterator[Act]:
    """Have commentators point to what was published, under their own name."""
    releases = look.book.releases
    told = [row for row in look.own("notify") if "commentator" in row.data["to"]]
    if releases and (not told or told[-1].t < releases[-1].t):
        text = "请以实名身份转发权威发布，耐心答疑，不与网民争执。"
        yield act(look, "notify", to=["commentator"], text=text)


def channels(look: Look) -> list[str]:
    """Where to publish: a platform of each kind of those allowed, and the website."""
    allowed = look.scenario.allowed_channels or (*look.header.platforms, "website")
    platforms = look.header.platforms
    first = {platforms[name]: name for name in reversed(list(platforms)) if name in allowed}
    chosen = [first[kind] for kind in ONLINE if kind in first][:2]
    return [*chosen, *(name for name in ("website",) if name in allowed)]


def _forms(look: Look) -> list[str]:
    """In what form besides the plan wants such a matter published: the first that is allowed."""
    allowed = look.scenario.allowed_channels or (*look.header.platforms, *CHANNELS)
    wanted = (ask.values("channels") for ask in asked(look, "publish"))
    return [name for names in wanted for name in [n for n in names if n in allowed][:1]]


def signed(look: Look, statement: Statement) -> bool:
    """Tell whether the newest version has every signature that it needs."""
    return not open_steps(look.pack, look.book, statement, look.asks.repliers)


def _can_be_said(look: Look, model: Model, by: int) -> bool:
    """Whether all that a text says has been known and done since `by` or longer."""
    taken = {row.data["code"] for row in look.seen("measure.do") if row.t <= by}
    asked = model.kind != "reply" or any(map(look.book.holds, model.addresses))
    since = [look.book.known_since(fact, look.roles) for fact in model.facts]
    known = all(t is not None and t <= by for t in since)
    found = model.asserts_cause is None or model.asserts_cause in look.book.found
    return asked and known and found and set(model.measures) <= taken


def _sent_back(statement: Statement) -> bool:
    signs = statement.signs.get(statement.latest, [])
    return bool(signs) and signs[-1].data["verdict"] == "reject"


def _written(look: Look, model: Model, act_type: str, version: int) -> Act:
    measures = [r.seq for r in look.seen("measure.do") if r.data["code"] in model.measures]
    drafters = _drafters(look)
    update = None if model.next_update is None else look.at(look.t + model.next_update)
    return act(
        look,
        act_type,
        *drafters,
        statement=model.id,
        version=version,
        kind=model.kind,
        **({"mode": model.mode} if model.mode else {}),
        covers=list(model.covers),
        text=look.fill(model.text),
        addresses=[name for name in model.addresses if look.book.holds(name)],
        facts=list(model.facts),
        asserts_cause=model.asserts_cause,
        measures=measures,
        attitude=look.fill(model.attitude),
        next_update=update,
    )
