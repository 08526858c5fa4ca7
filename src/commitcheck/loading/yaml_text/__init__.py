"""YAML text to plain data that knows its places, with every trap named."""
