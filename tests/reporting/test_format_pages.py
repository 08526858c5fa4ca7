"""Every format has its page, with a sample of a real run, and the action's inputs are on theirs."""

import re
from pathlib import Path

import pytest
import yaml

from commitcheck.reporting import FORMATS

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "formats"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_a_page(name: str) -> None:
    """It shows the command, and what the format says: a sample, a picture or its columns."""
    text = (PAGES / f"{name}.md").read_text("utf-8")
    assert text.startswith("# ")
    assert re.search(rf"--format {name}\b|--report {name}=|^commitcheck check", text, re.MULTILINE)
    assert re.search(r"^(```(text|json|xml|markdown)|!\[|\|---)", text, re.MULTILINE)
    assert f"]({name}.md)" in (PAGES / "README.md").read_text("utf-8")


def test_every_sample_is_filled() -> None:
    """`python docs/generate.py` fills them from runs on the examples."""
    for path in PAGES.glob("*.md"):
        assert not re.search(r"<!-- sample: \w+ -->\n<!--", path.read_text("utf-8")), path


def test_every_input_and_output_of_the_action_is_explained() -> None:
    """On its page, by its name."""
    text = (PAGES / "github.md").read_text("utf-8")
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    for name in (*action["inputs"], *action["outputs"]):
        assert f"`{name}`" in text, name


def test_links_between_pages_lead_somewhere() -> None:
    """Nothing moves without its links."""
    for path in (*PAGES.glob("*.md"), ROOT / "docs" / "trust.md"):
        prose = re.sub(r"^```.*?^```", "", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
        for target in re.findall(r"\]\((?!http)([^)#]+)\)", prose):
            assert (path.parent / target).exists(), (path, target)
