"""`python -m server.words` is `payung strings` without the rest of Payung: a translator's check needs no database."""

from server.words.commands import strings

strings(prog_name="payung strings")
