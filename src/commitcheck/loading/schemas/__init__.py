"""Data held against the JSON Schemas: quickly when it is valid, in plain words when it is not."""
