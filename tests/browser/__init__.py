"""The whole house, driven through a real Chromium against the built app under gunicorn."""
