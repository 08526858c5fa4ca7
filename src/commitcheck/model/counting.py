"""How many, in words."""


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 promise`, `9 promises`."""
    return f"{number} {one if number == 1 else many or one + 's'}"
