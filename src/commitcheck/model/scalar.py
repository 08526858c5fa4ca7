"""What one cell of a value may hold: a text, a number, or yes and no."""

Scalar = str | float | bool
