"""The longer commands of the command line; `cli.py` says what they are called."""
