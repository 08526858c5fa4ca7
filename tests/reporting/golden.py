"""Whole reports as files: what a reader sees, kept under review.

Delete a golden file and run its test to write it anew; the test fails that once.
"""

from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def assert_golden(name: str, text: str) -> None:
    """Compare with the file called `name`, byte by byte."""
    path = FOLDER / name
    if not path.exists():
        FOLDER.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
        raise AssertionError(f"{path} was not there and has been written: read it")
    assert text == path.read_bytes().decode()
