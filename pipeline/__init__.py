"""The text library: plain functions on Arrow tables, with no scheduler, checker or database in sight."""
