"""`/{lang}/cek`: where a request stands, for whoever holds its code and the last four digits of its phone number.

The form is posted, so neither stands in an address or a log; the answer is `no-store`.
"""

from dataclasses import dataclass

from flask import Response, render_template, request

from server.config import current_config
from server.domain.errors import DomainError
from server.usecases.track_application import track_application
from server.web import i18n, messages
from server.web.errors import status_of
from server.web.pages import pages
from server.web.pages.reading import reading_page
from server.web.pages.states import STATES

LONGEST_ANSWER = 100


@dataclass(frozen=True)
class Result:
    state: str
    read_on: str

    @property
    def label(self) -> str:
        return STATES[self.state].label()

    def sentences(self) -> list[str]:
        """Made when read, so that the Indonesian original can stand beside a translation."""
        return [sentence() for sentence in STATES[self.state].sentences]


@dataclass(frozen=True)
class Trouble:
    """What to say above the form; `detail` may be None."""

    title: str
    detail: str | None


@pages.get("/<lang>/cek")
@reading_page
def get_tracking(lang: str) -> str:
    return render_template("tracking.html", result=None, problem=None, code="")


@pages.post("/<lang>/cek")
def post_tracking(lang: str) -> Response:
    code = request.form.get("code", "")[:LONGEST_ANSWER]
    digits = last_four(request.form.get("digits", "")[:LONGEST_ANSWER])
    result = problem = None
    status, headers = 200, {"Cache-Control": "no-store"}
    try:
        found = track_application(code, digits)
        result = Result(str(found.state), i18n.day(current_config().today()))
    except DomainError as refusal:
        problem, status = trouble(refusal), status_of(refusal)
        if "retry_after" in refusal.facts:
            headers["Retry-After"] = str(refusal.facts["retry_after"])
    # Ten letters are not to be typed twice for one that was wrong.
    text = render_template("tracking.html", result=result, problem=problem, code="" if result else code)
    return Response(text, status, headers, mimetype="text/html")


def last_four(written: str) -> str:
    """Whoever writes the whole number means its end."""
    return "".join(character for character in written if character in "0123456789")[-4:]


def trouble(refusal: DomainError) -> Trouble:
    """The sentence of the field where there is one, else those of the refusal."""
    title, detail = messages.sentences(refusal.code, refusal.facts)
    for code in refusal.fields.values():
        return Trouble(title, messages.field_text(code))
    return Trouble(title, detail)
