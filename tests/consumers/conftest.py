"""Outputs of every format for the consumers: written once, read by all."""

from pathlib import Path

import pytest

from consumers.outputs import write_all


@pytest.fixture(scope="session")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file per report and format, `portfolio.sarif`, `hostile.html`, ..."""
    folder = tmp_path_factory.mktemp("outputs")
    write_all(folder)
    return folder
