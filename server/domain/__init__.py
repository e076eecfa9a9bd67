"""What is true: the rules as plain Python. Imports nothing but the standard library; today is an argument."""
