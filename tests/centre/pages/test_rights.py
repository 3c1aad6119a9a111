"""Every route × every role × one's own and another's: what the guard lets through, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from werkzeug.routing import Rule

from cefi_map.centre import ways
from cefi_map.web.rights import Right, right_of
from tests.circles import one_of

from .centre import Peopled, app_of, invited, peopled

TABLE = """
all: health.live health.ready health.busy metrics.show
all: static assets.advances assets.of_wing assets.sheets help.index help.site help.topic
all: reference.referentiel reference.rule reference.rules
all: offline.away offline.forget offline.keep offline.manifest offline.token offline.worker
all: sharing.link sharing.enter
all: ways.code ways.join ways.account ways.enter ways.link ways.enter_by_link ways.invitation ways.accept ways.leave
all: ways.enter_once ways.lost ways.write_back ways.address ways.confirm_address
all: factors.ask factors.check
all: lti.login lti.launch lti.keys lti.choose newcomers.ask newcomers.begin
all: providers.depart providers.arrive

visitors: home.index planning.read
known: settings.show data.index
known: account.index account.welcome account.new_link account.rename account.set_password account.leave_everywhere
known: account.join account.take account.part
known: account.give_address account.choose_letters
known: factors.show factors.begin
authors: home.new home.create home.choose home.bring trash.index
authors: data.save data.restore data.restore_copy
markers: review.index review.paper review.enter group.logo jury.check jury.checked
trainers: review.create review.habits review.set_habits group.letterhead
trainers: arrival.begin arrival.add arrival.look arrival.show
trainers: trainings.index trainings.create
trainers: lti.link lti.bind newcomers.join
candidates: newcomers.stay
head: settings.change settings.reset group.set_letterhead notice.show notice.change
head: keeping.journal keeping.journal_file keeping.show keeping.correct keeping.take keeping.ask keeping.erase
head: keeping.answer
head: settings.guide
head: reader.show reader.enter reader.begin reader.remove
head: connections.second_opinion connections.index connections.add connections.try_one connections.remove
head: centre.index centre.invite centre.take_back centre.change
head: platforms.index platforms.add
head: post.show post.change post.again post.trial
head: lists.show_trainers lists.look_at_trainers lists.invite lists.trainers_table

project read: project.map project.plan project.verdicts api.read api.opinion
project read: downloads.choose downloads.take printing.choose printing.preview printing.sheet
project read: dossier.edit dossier.map_picture dossier.take dossier_api.french dossier_api.letters dossier_api.opinion
project read: dossier_api.read dossier_api.sheet poster.show poster.choose poster.picture
project read: talk.show talk.hand_out_file talk.slides_file action_sheet.show action_sheet.word_file
project read: planning.calendar planning.budget planning.picture planning.take_calendar planning.take_budget
project read: pictures.show
project write: pictures.add editor.read_file
work read: work.picture
project comment: talks.read talks.say spoken.talk returned.comments returned.on_dossier
project write: project.text edits.change edits.choose edits.rewrite edits.settle api.save dossier_api.save
project write: dossier.bring dossier_api.count dossier_api.french_of planning.write_days planning.write_budget
project read, no link: editor.version editor.versions dossier_api.version dossier_api.versions
project write, no link: editor.name_version dossier_api.name_version dossier_api.restore
project write, no link: returned.answer questions.show questions.answer questions.take_back
project own: home.rename home.duplicate home.discard editor.others hand_in.look hand_in.take handed.hand_over
project own: showing.ask showing.choose
project own: handed.receipt handed.handed_file handed.read_twice birth.show birth.version birth.take
project own: second.show second.ask second.bring second.demand second.withdraw
project own: trash.ask trash.erase trash.restore account.show sharing.show sharing.give sharing.withdraw

cohort read: review.table review.take group.sheets group.teaching jury.room jury.session_minutes jury.closed
cohort own: review.add review.rename review.confirm review.erase group.give_all group.give_all_back group.given
cohort own: group.worksheet group.fill
cohort own: people.show people.change people.expect people.forget jury.arrange jury.close
work read: work.review work.compare work.paper work.dossier work.dossier_page work.map_page jury.settle jury.minutes
cohort own: labelling.show labelling.take
cohort read: harmony.show
cohort own: harmony.go
training own: harmony.new harmony.begin
work own: labelling.read labelling.say
work write: work.save work.pin jury.settled
work own: read_twice.show read_twice.bring read_twice.demand read_twice.ask read_twice.withdraw
work own: work.manage work.rename work.erase work.version work.bring_dossier work.finish work.give_back work.take

training read: account.leave account.agree
training own: lists.show lists.look lists.let_in lists.change lists.table
training own: trainings.follow trainings.keep trainings.evidence
training own: courses.show courses.not_come courses.take_away courses.tell courses.say_points
training own: trainings.show trainings.change trainings.code trainings.member trainings.add_trainer trainings.add_jury
training own: trainings.person trainings.correct
"""
"""Who may ask for what. A new view stands in a line of this table, and says the same itself (web/rights.py)."""

DECLARED = {
    name: right
    for line in TABLE.strip().splitlines()
    for right, _, names in [line.partition(":")]
    for name in names.split()
}
GUESTS = {"reader", "commenter", "writer"}
"""By a link to the first session's project, each with that right."""
PEOPLE = {"head", "trainer", "other trainer", "candidate", "other candidate", "jury"}
EVERYBODY = PEOPLE | GUESTS | {"nobody"}
TRAINERS = {"head", "trainer", "other trainer"}
ALLOWED: dict[tuple[str, str], set[str]] = {
    ("all", ""): EVERYBODY,
    ("visitors", ""): PEOPLE | GUESTS,
    ("known", ""): PEOPLE,
    ("authors", ""): PEOPLE - {"jury"},
    ("markers", ""): TRAINERS | {"jury"},
    ("trainers", ""): TRAINERS,
    ("head", ""): {"head"},
    ("candidates", ""): {"candidate", "other candidate"},
    ("project read", "project"): {"candidate", "trainer"} | GUESTS,
    ("project read, no link", "project"): {"candidate", "trainer"},
    ("project comment", "project"): {"candidate", "trainer", "commenter", "writer"},
    ("project write", "project"): {"candidate", "writer"},
    ("project write, no link", "project"): {"candidate"},
    ("project own", "project"): {"candidate"},
    ("project read", "private"): {"candidate"},
    ("project read, no link", "private"): {"candidate"},
    ("project comment", "private"): {"candidate"},
    ("project write", "private"): {"candidate"},
    ("project write, no link", "private"): {"candidate"},
    ("project own", "private"): {"candidate"},
    ("cohort read", "cohort"): {"trainer", "jury"},
    ("cohort own", "cohort"): {"trainer"},
    ("cohort read", "mine"): {"trainer"},
    ("cohort own", "mine"): {"trainer"},
    ("work read", "work"): {"trainer", "jury"},
    ("work write", "work"): {"trainer", "jury"},
    ("work own", "work"): {"trainer"},
    ("work read", "mine work"): {"trainer"},
    ("work write", "mine work"): {"trainer"},
    ("work own", "mine work"): {"trainer"},
    ("training read", "training"): {"head", "trainer", "candidate", "jury"},
    ("training own", "training"): {"head", "trainer"},
}
"""(right, whose the thing is) -> who comes through."""


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peopled]:
    """A centre in which each view would answer 204: what is asked comes no further than the guard."""
    found = peopled(tmp_path_factory.mktemp("centre"))
    found.app.config["WTF_CSRF_ENABLED"] = False
    for name, view in found.app.view_functions.items():
        found.app.view_functions[name] = answering(view)
    yield found
    found.app.extensions["store"].close()


def test_every_view_stands_in_the_table_and_declares_what_it_says(centre: Peopled):
    with centre.app.app_context():
        asked = {rule.endpoint: right_of(rule.endpoint) for rule in centre.app.url_map.iter_rules()}
    assert [name for name, right in asked.items() if right is None] == []
    assert asked.keys() - DECLARED.keys() == set()
    assert DECLARED.keys() - asked.keys() == set()


def test_what_stands_under_one_right_declares_the_same(centre: Peopled):
    rights: dict[str, set[Right]] = {}
    with centre.app.app_context():
        for name, said in DECLARED.items():
            rights.setdefault(said, set()).add(replace(right_of(name), asked=True))
    assert {said: len(declared) for said, declared in rights.items()} == dict.fromkeys(rights, 1)
    assert len(set().union(*rights.values())) == len(rights)


@pytest.mark.parametrize("every", one_of({"one of each right": False, "every route": True}))
def test_each_role_comes_as_far_as_the_table_says_and_no_further(centre: Peopled, every: bool):
    wrong, rules = [], [*centre.app.url_map.iter_rules()]
    for rule in rules if every else {DECLARED[rule.endpoint]: rule for rule in rules}.values():
        right = DECLARED[rule.endpoint]
        for named in [of for known, of in ALLOWED if known == right]:
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                came = {who for who in EVERYBODY if comes_through(centre, who, rule, method, named)}
                if came != ALLOWED[right, named]:
                    wrong.append((method, rule.rule, named, sorted(came)))
    assert wrong == []


def test_an_id_that_is_guessed_is_refused_as_one_that_is_another_s(centre: Peopled):
    """In the same words, so that nobody learns which there are."""
    for path, named in (("/projets/{}", "project"), ("/relire/{}", "cohort"), ("/relire/carte/{}", "work")):
        other = centre.guests["other trainer"]
        known, guessed = other.get(path.format(centre.ids[named])), other.get(path.format("0123456789abcdef"))
        assert known.status_code == guessed.status_code == 404
        assert known.text == guessed.text


def test_a_view_that_declares_nothing_is_refused_to_everybody(tmp_path: Path):
    app = app_of(tmp_path)
    app.add_url_rule("/neuve", "neuve", lambda: "")
    head = invited(app, ways.first_link(app.extensions["store"]), "Roy")
    assert head.get("/neuve").status_code == 403
    app.extensions["store"].close()


def answering(view: Any) -> Any:
    """A view that asks for the same right, and does nothing."""

    def answer(**_: Any) -> tuple[str, int]:
        return "", 204

    if hasattr(view, "right"):
        answer.right = view.right  # type: ignore[attr-defined]
    return answer


def comes_through(centre: Peopled, who: str, rule: Rule, method: str, named: str) -> bool:
    answer = centre.guests[who].client.open(address(centre, rule, named), method=method)
    assert answer.status_code in (204, 303, 401, 403, 404), (answer.status_code, rule.rule)
    assert answer.status_code != 303 or answer.location.startswith("/entrer")
    return answer.status_code == 204


def address(centre: Peopled, rule: Rule, named: str) -> str:
    """The rule's address, of that thing where it names one."""
    given = {name: "1" if name in ("number", "rank", "page", "draft") else "x" for name in rule.arguments}
    given |= {"person": centre.ids["person"], "id": centre.ids.get(named, "x"), "cohort": centre.ids.get(named, "x")}
    given |= {"training": centre.ids["training"]}
    with centre.app.test_request_context():
        built = centre.app.url_map.bind("localhost")
        values = {name: int(given[name]) if given[name] == "1" else given[name] for name in rule.arguments}
        return built.build(rule.endpoint, values, method=None)
