"""Pages that read without a script: language choice, home, occupations, tracking, help, and the shell of the phone app.

Everything here is public and says nothing about a person, except `/{lang}/cek`, which answers once and is never kept.
"""

from flask import Blueprint

pages = Blueprint("pages", __name__)

from server.web.pages import (  # noqa: E402, F401 (each file adds its routes)
    app_shell,
    help,
    home,
    occupation,
    reading,
    tracking,
    web_manifest,
)
