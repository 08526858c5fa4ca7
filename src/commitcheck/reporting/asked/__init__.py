"""An answer to sales, or all that can be promised -> text, for people and for machines."""
