"""Payung: the service that takes registrations of informal workers and lets a branch verify them."""
