"""Mutation testing of the rules and the assessment: does a test notice when they are changed?

    pip install -e . --group mutation
    nice python tests/mutation/run.py run --max-children 2

docs/mutation.md has what is mutated, what was measured and what is left. pytest collects none
of this.
"""
