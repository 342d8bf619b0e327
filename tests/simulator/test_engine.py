from simulator.engine import Engine


def test_calls_at_one_moment_come_in_the_order_of_arrangement():
    engine, made = Engine(), []
    engine.later(10, lambda: made.append("a"))
    engine.later(5, lambda: made.append("b"))
    engine.later(10, lambda: made.append("c"))

    engine.advance_to(11)

    assert made == ["b", "a", "c"]


def test_advancing_stops_before_the_moment_and_never_goes_back():
    engine, made = Engine(), []
    engine.later(10, lambda: made.append(engine.now()))

    engine.advance_to(10)
    before = (engine.now(), list(made))
    engine.advance_to(3)
    engine.advance_to(11)

    assert (before, engine.now(), made) == ((10, []), 11, [10])


def test_worker_does_one_job_after_the_other():
    engine, done = Engine(), []
    queue = engine.queue(lambda job: done.append((job, engine.now())))
    queue.put("a", lambda now: now + 100)
    queue.put("b", lambda now: now + 50)
    engine.advance_to(120)
    queue.put("c", lambda now: now)

    engine.advance_to(200)

    assert done == [("a", 100), ("b", 150), ("c", 150)]
