"""What puts Payung together and tries it out: set-up, the run and test commands, lock files. Nothing here is served."""
