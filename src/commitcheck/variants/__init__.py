"""Another version of the project, judged by the same pure function, and compared."""
