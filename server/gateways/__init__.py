"""The outside: what Payung talks to, behind small seams."""
