"""Exports as tables: CSV and workbooks of every dialect, understood and turned into promises."""
