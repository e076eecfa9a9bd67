"""Where it is kept: tables and named queries, one file per subject."""
