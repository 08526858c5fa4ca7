"""Mutation testing: does a test notice when the code is changed?

    pip install -e . --group mutation
    export PYTHONPATH=tests
    python -m mutation.run reading sample 150 1

docs/mutation.md has what is mutated, what was measured and what is left. pytest collects none
of this.
"""
