"""Pieces of a page, made by hand."""

from commitcheck.loading.documents.layout import Piece


def piece(text: str, left: float, y: float, right: float = 0, **more: object) -> Piece:
    """Letters 10 high and 5 wide; `y` counts from the top."""
    told: dict[str, object] = {"size": 10.0, "bold": False, "page": 1}
    return Piece(
        text=text, left=left, right=right or left + 5 * len(text), y=y, **(told | more)  # type: ignore[arg-type]
    )  # fmt: skip


def below(left: float, top: float, *texts: str, right: float = 0, step: float = 12) -> list[Piece]:
    return [piece(text, left, top + step * at, right) for at, text in enumerate(texts)]
