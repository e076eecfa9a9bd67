"""The figures: dated, sourced data files, and the tables that turn them into domain objects."""
