"""What happens: one verb per file, one transaction each."""
