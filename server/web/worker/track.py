"""`POST track`: the state alone, for whoever has the code on paper and knows the phone number."""

from marshmallow import ValidationError

from server.usecases.track_application import track_application
from server.web.body import read_json
from server.web.errors import Problem, flatten
from server.web.strict import Strict, Text
from server.web.worker import applications
from server.web.worker.asking import reply
from server.web.worker.replies import Track


class Tracked(Strict):
    code = Text(
        most=40, required=True, metadata={"description": "As written down: case, spaces and dashes do not matter."}
    )
    digits = Text(
        most=4, pattern="[0-9]{4}", fault="digits-form", required=True,
        metadata={"description": "Last four digits of the phone number."},
    )  # fmt: skip


BODY = {"required": True, "content": {"application/json": {"schema": Tracked}}}


@applications.post("/track")
@applications.doc(requestBody=BODY)
@applications.response(200, Track)
def post_track():
    """State only. Five wrong tries shut a code for an hour: 429 with Retry-After."""
    try:
        asked = Tracked().load(read_json())
    except ValidationError as refusal:
        raise Problem(422, "check-answers", fields=flatten(refusal.messages)) from None
    found = track_application(asked["code"], asked["digits"])
    return reply({"state": found.state})
