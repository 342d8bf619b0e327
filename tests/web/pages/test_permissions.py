"""Every route, every role: who gets in, who is sent away, and that nothing is said about others."""

import pytest

from web.store.record import Role

ADDRESSES = {
    "drill_id": "drill",
    "ref": "canteen-poisoning",
    "seat": "office",
    "account_id": "account",
    "filename": "app.css",
    "act_type": "monitor.note",
    "seq": 1,
    "deed": "pause",
    "inject": "hospital-call",
    "name": "log",
    "note": 1,
    "number": 1,
    "rehearsal": "rehearsal",
    "ending": "html",
    "group_id": "group",
}
OPEN = {"static", "auth.sign_in", "auth.enter_session", "auth.sign_out"}
ROLES = {
    "lobby": {Role.TRAINEE, Role.INSTRUCTOR, Role.EVALUATOR},
    "admin": {Role.ADMIN},
    "console": {Role.INSTRUCTOR},
    "groups": {Role.INSTRUCTOR},
    "desk": {Role.TRAINEE, Role.INSTRUCTOR},
    "talk": {Role.TRAINEE, Role.INSTRUCTOR},
    "hints": {Role.TRAINEE, Role.INSTRUCTOR},
    "rules": {Role.TRAINEE, Role.INSTRUCTOR},
    "pace": {Role.TRAINEE, Role.INSTRUCTOR},
    "review": set(Role),
    "room": set(Role),
    "reports": {Role.INSTRUCTOR, Role.EVALUATOR, Role.ADMIN},
    "rulings": {Role.EVALUATOR, Role.ADMIN},
    "objections": {Role.TRAINEE},
    "cohort": {Role.INSTRUCTOR, Role.EVALUATOR, Role.ADMIN},
    "trend": set(Role),
    "account": set(Role),
    "help": set(Role),
    "changes": set(Role),
    "images": set(Role),
    "studio": {Role.INSTRUCTOR, Role.EVALUATOR, Role.ADMIN},
    "authoring": {Role.INSTRUCTOR},
    "rehearsals": {Role.INSTRUCTOR},
}


@pytest.fixture
def routes(app):
    """Every route: endpoint, method, and its address for a given drill."""

    def of(drill_id):
        with app.test_request_context():
            for rule in app.url_map.iter_rules():
                for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
                    values = {name: ADDRESSES[name] for name in rule.arguments}
                    if "drill_id" in values:
                        values["drill_id"] = drill_id
                    yield rule.endpoint, method, app.url_for(rule.endpoint, **values)

    return of


def ask(person, method, path):
    return person.get(path) if method == "GET" else person.post(path)


def test_nobody_gets_anywhere_without_signing_in(routes, stranger, conduct):
    record = conduct()

    answers = {
        (endpoint, method): ask(stranger, method, path)
        for endpoint, method, path in routes(record.id)
        if endpoint not in OPEN
    }

    assert {key for key, a in answers.items() if a.status_code != 302} == set()
    assert {a.location.split("?")[0] for a in answers.values()} == {"/sign-in"}


@pytest.mark.parametrize("role", list(Role))
def test_each_role_enters_its_own_pages_only(routes, sign_in, conduct, role):
    person = sign_in("p1", role)
    record = conduct()

    forbidden = {
        endpoint
        for endpoint, method, path in routes(record.id)
        if endpoint not in OPEN
        and role not in ROLES[endpoint.split(".")[0]]
        and ask(person, method, path).status_code != 403
    }

    assert forbidden == set()


@pytest.mark.parametrize("drill_id", ["own", "nothing", "%2e%2e", "0", "x' OR 1=1"])
def test_a_trainee_finds_no_drill_but_the_own(routes, sign_in, conduct, drill_id):
    person = sign_in("p1")
    other = conduct()
    forged = other.id if drill_id == "own" else drill_id

    found = {
        (endpoint, method): ask(person, method, path).status_code
        for endpoint, method, path in routes(forged)
        if "drill" in path
        and endpoint not in OPEN
        and Role.TRAINEE in ROLES[endpoint.split(".")[0]]
    }

    assert {key: status for key, status in found.items() if status != 404} == {}
    assert found


def test_every_route_belongs_to_a_blueprint_with_known_roles(app):
    blueprints = {
        rule.endpoint.split(".")[0]
        for rule in app.url_map.iter_rules()
        if rule.endpoint not in OPEN
    }

    assert blueprints - set(ROLES) == set()


def test_every_form_needs_its_token(routes, sign_in, conduct):
    record = conduct()
    people = {role: sign_in(f"p-{role.value}", role) for role in Role}

    passed = {
        endpoint
        for endpoint, method, path in routes(record.id)
        for person in people.values()
        if method == "POST" and person.client.post(path, data={}).status_code != 400
    }

    assert passed == set()


def test_a_page_that_is_out_of_date_says_so_and_how_to_go_on(sign_in):
    answer = sign_in("p1").client.post("/lobby/join", data={"csrf_token": "old", "code": "ABCDEF"})

    assert answer.status_code == 400
    assert "页面已过期，内容没有提交" in answer.text
    assert "刷新后重新提交" in answer.text


def test_an_address_with_a_nul_is_no_address(app):
    answer = app.test_client().get("/drills/%00/desk")

    assert answer.status_code == 404
