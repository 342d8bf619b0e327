"""What is new in a drill, as JSON: for pages whose event stream is blocked."""

from flask import Blueprint, Response, jsonify, request

from web import push, security
from web.running.changes import changes
from web.running.reading import read, seen_by
from web.services import services

pages = Blueprint("changes", __name__)
security.admit(pages)


@pages.get("/drills/<drill_id>/changes")
def since(drill_id: str) -> Response:
    """The same as the events `rows` and `clock` of `web.push`, in one object."""
    reading = read(services().live, security.drill_or_404(drill_id))
    told = min(request.args.get("since", 0, type=int), len(reading.journal))
    watch = "watch" in request.args
    found = changes(seen_by(reading, security.me(), max(told, 0), watch=watch), max(told, 0))
    clock = push.clock_data(reading.moment)
    return jsonify(seq=found.seq, counts=dict(found.counts), clock=clock, fault=reading.fault)
