"""Who may ask: one folder per audience, one guard per folder."""
