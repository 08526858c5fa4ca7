"""Promises in the clauses of contracts, order forms, statements of work, answers and mails."""
