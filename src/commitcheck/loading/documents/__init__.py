"""Documents: contracts, order forms, statements of work, answers and mails, read as clauses."""
