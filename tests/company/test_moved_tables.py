"""A company's table is the same for a product in a folder of its own, whatever files it needs."""

from pathlib import Path

from commitcheck.companies import load_all
from company.repositories import CONFIG, HEADER, company, row

JOINED = CONFIG.replace("  route:", "  join: {file: exports/accounts.csv, key: id}\n  route:")
PRESET = CONFIG.replace("  route:", "  preset: ours/columns.yaml\n  route:")


def test_a_joined_file_is_found_from_every_product(tmp_path: Path) -> None:
    folder = company(
        tmp_path,
        row("C-1", "helio"),
        row("C-2", "beacon"),
        config=JOINED,
        **{"exports/accounts.csv": "id,segment\nC-1,bank\nC-2,port\n"},
    )
    segments = [
        [it.segment for it in project.commitments] for project in load_all(folder).projects.values()
    ]
    assert segments == [["bank"], ["port"]]


def test_a_preset_of_ones_own_is_found_from_every_product(tmp_path: Path) -> None:
    folder = company(
        tmp_path,
        config=PRESET,
        **{
            "ours/columns.yaml": "name: ours\ncolumns: {customer: Whose}\n",
            "exports/deals.csv": HEADER.replace("customer", "Whose")
            + row("C-1", "helio")
            + row("C-2", "beacon"),
        },
    )
    customers = [
        [it.customer for it in project.commitments]
        for project in load_all(folder).projects.values()
    ]
    assert customers == [["Acme"], ["Acme"]]
