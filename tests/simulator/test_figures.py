from scenarios.condition import STATES
from tests.simulator.stage import HOUR, drill


def test_every_figure_that_conditions_may_name_is_answered_and_no_other():
    begun = drill(2 * HOUR)
    figures = begun._world.figures

    assert set(figures.all()) == set(STATES)
    assert (figures.state("weather"), figures.state("likes.microblog")) == (None, None)


def test_counts_of_platforms_add_up_to_those_of_their_kinds():
    begun = drill(2 * HOUR)
    figures = begun._world.figures

    assert figures.state("reposts.microblog") == figures.counts()["weiyan"]["reposts"]
    assert figures.state("views.shortvideo") == figures.counts()["duanying"]["views"]
    assert figures.state("posts") > figures.state("reposts.microblog") > 0
