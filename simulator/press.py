"""Media and big accounts: they take the matter up by themselves, the more is said and unknown.

Hazards per step from arrays drawn once; what they write is a row, and the row moves the public.
An article or a big account's post may open a new side of the matter under a title of its own.

Source: the model notes, 1.2 (media and KOL hazards, publication lag F37).
"""

from functools import partial
from math import exp, log

from scenarios.scenario import Outlet
from simulator.parameters import HOUR, PARAMETERS, SPANS, TIER_MARK
from simulator.voices import Voices
from simulator.world import World

_P = PARAMETERS
_KOL = "kol"
_LAG_SHAPE = 2.0
_LEAST = 1.0


class Press:
    """The outlets of one scenario, deciding at each step of the public whether to write."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._voices = Voices(world)
        outlets = world.scenario.outlets
        self._media = tuple(outlet for outlet in outlets if outlet.tier != _KOL)
        self._kols = tuple(outlet for outlet in outlets if outlet.tier == _KOL)
        bins = world.scenario.length // _P.bin_s + 1
        media, kol = world.chance.stream("media"), world.chance.stream("kol")
        rumour = world.chance.stream("rumour")
        self._media_luck = media.random(bins).tolist()
        self._media_pick = media.random(bins).tolist()
        lags = media.gamma(_LAG_SHAPE, _P.media_lag_h / _LAG_SHAPE, bins)
        self._media_lag = lags.tolist()
        self._kol_luck = kol.random(bins).tolist()
        self._kol_pick = kol.random(bins).tolist()
        self._rumour_luck = rumour.random(bins).tolist()
        self._rumour_pick = rumour.random(bins).tolist()
        self._written: dict[str, int] = {}

    def look(self, span: int) -> None:
        """Decide for the bins that have just passed, so many as `span`."""
        crowd = self._world.crowd
        at = crowd.bin - 1
        volume = crowd.last_hour
        if volume < _LEAST:
            return
        luck = self._media_luck[at]
        if luck < _MEDIA_CHANCE and luck < _chance(self._media_rate(volume), span):
            outlet = _picked(self._media, self._media_pick[at])
            if outlet:
                self._world.later_awake(self._media_lag[at], partial(self._report, outlet))
        if self._kol_luck[at] < _chance(self._kol_rate(volume), span):
            self._big_account(at)
        if self._rumour_luck[at] < _chance(self._rumour_rate(volume), span):
            self._warm_up(at)

    def _big_account(self, at: int) -> None:
        """A big account with a name writes, or one of the many without."""
        outlet = _picked(self._kols, self._kol_pick[at])
        if outlet and self._written.get(outlet.id, 0) < len(outlet.headlines):
            self._report(outlet)
            return
        factor = self._world.chance.pareto(f"big:{at}", _P.mark_shape, _P.mark_cap)
        size = TIER_MARK[_KOL] * _P.kol_anonymous * factor / _P.mark_mean
        self._voices.speak(f"b{at}")
        self._world.crowd.report(self._world.topics.side(f"big:{at}"), size)

    def _warm_up(self, at: int) -> None:
        """A rumour that is about is told once more."""
        known = list(self._world.book.rumours)
        if known:
            factor = self._world.chance.pareto(f"warm:{at}", _P.mark_shape, _P.mark_cap)
            name = known[int(self._rumour_pick[at] * len(known))]
            self._world.crowd.report(name, _P.rumour_mark * factor / _P.mark_mean)

    def _media_rate(self, volume: float) -> float:
        drawn = 1.0 / (1.0 + exp(-(log(volume) - log(_P.media_volume)) / _P.media_slope))
        return _P.media_rate * drawn * (0.3 + 0.7 * self._world.crowd.gap)

    def _kol_rate(self, volume: float) -> float:
        drawn = float((volume / _P.kol_volume + _P.kol_floor) ** _P.kol_power)
        return _P.kol_rate * drawn * (0.4 + 0.6 * self._world.crowd.gap)

    def _rumour_rate(self, volume: float) -> float:
        crowd = self._world.crowd
        drawn = float((volume / _P.rumour_volume) ** _P.rumour_power)
        return _P.rumour_rate * drawn * crowd.gap * (0.5 + crowd.anger)

    def _report(self, outlet: Outlet) -> None:
        number = self._written.get(outlet.id, 0)
        self._written[outlet.id] = number + 1
        self._again(f"{outlet.id}:{number}", outlet)
        if number < len(outlet.headlines):
            self._world.report(outlet.id, self._world.fill(outlet.headlines[number]))
            return
        factor = self._world.chance.pareto(f"more:{outlet.id}:{number}", _P.mark_shape, _P.mark_cap)
        size = TIER_MARK[outlet.tier] * outlet.reach * factor / _P.mark_mean
        track = self._world.topics.side(f"more:{outlet.id}:{number}")
        self._world.crowd.report(track, size * _P.press_anonymous)

    def _again(self, name: str, outlet: Outlet) -> None:
        """What one outlet wrote another takes up days later, or it does so itself."""
        chance = self._world.chance
        if chance.uniform(f"again:{name}") < _P.again_chance:
            lag = chance.exponential(f"again-lag:{name}", _P.again_lag_h)
            others = self._media if outlet.tier != _KOL else self._kols
            again = _picked(others, chance.uniform(f"again-who:{name}"))
            self._world.later_awake(lag, partial(self._report, again or outlet))


def _chance(rate_per_h: float, bins: int) -> float:
    return 1.0 - exp(-rate_per_h * bins * _P.bin_s / HOUR)


_MEDIA_CHANCE = _chance(_P.media_rate, max(span for _, span in SPANS))
"""How likely the media write in a step at most: when all is unknown and everybody speaks of it."""


def _picked(outlets: tuple[Outlet, ...], luck: float) -> Outlet | None:
    """One of the outlets, the wider its reach the likelier."""
    left = luck * sum(outlet.reach for outlet in outlets)
    for outlet in outlets:
        left -= outlet.reach
        if left < 0:
            return outlet
    return None
