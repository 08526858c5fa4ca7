"""A pull request that brings an order form is checked on what the order form promises."""

from pathlib import Path

import pytest

from action.steps import CONFIG, GOOD, VISION, change, repository, step
from papers import docx, paragraph

NAMED = VISION.replace("id: offline-client,", "id: offline-client, name: Offline client,")
PROJECT = {"vision.yaml": NAMED, "commitments.csv": GOOD, "commitcheck.yaml": CONFIG}
HEAD = ("Order Form no. OF-17", "Customer: Birch Ltd")
OFFLINE = "Provider shall deliver the offline client by 31 March 2027."
HOOKS = "Provider shall deliver the webhooks by 31 March 2027."
LISTED = "schema_version: 1\nvision: vision.yaml\ncommitments: [commitments.csv, order.docx]\n"
SURE = "as_read: true\n"


def with_order(clone: Path, promise: str, files: dict[str, str | None]) -> None:
    clone.joinpath("order.docx").write_bytes(docx(*map(paragraph, (*HEAD, promise))))
    change(clone, files)


@pytest.mark.parametrize(("promise", "code"), [(OFFLINE, 1), (HOOKS, 0)])
def test_where_clear_words_decide_an_order_form_does(
    tmp_path: Path, promise: str, code: int
) -> None:
    clone = repository(tmp_path / "clone", {**PROJECT, "commitcheck.yaml": CONFIG + SURE})
    with_order(clone, promise, {"commitcheck.yaml": LISTED + SURE})
    ran = step(clone, base_ref="base")
    assert ran.code == code
    assert "order.docx" in ran.log
    assert "2 open promises" in ran.log
    assert ("COV303" in ran.log) == bool(code)


def test_elsewhere_it_is_said_as_read_and_fails_nothing(tmp_path: Path) -> None:
    clone = repository(tmp_path / "clone", PROJECT)
    with_order(clone, OFFLINE, {"commitcheck.yaml": LISTED})
    ran = step(clone, base_ref="base")
    assert "COV303" in ran.log
    assert "as read" in ran.log.lower()
    assert "order.docx" in ran.summary
    assert ran.code == 0


def test_a_pull_request_cannot_let_words_decide_less(tmp_path: Path) -> None:
    clone = repository(tmp_path / "clone", {**PROJECT, "commitcheck.yaml": CONFIG + SURE})
    with_order(clone, OFFLINE, {"commitcheck.yaml": LISTED})
    assert step(clone, base_ref="base").code == 1
