"""`POST known`: which of these keys are here. The phone asks before it lets go of what it still holds."""

from marshmallow import ValidationError

from server.storage.applications import held
from server.web.body import read_json
from server.web.errors import Problem, flatten
from server.web.strict import Several, Strict, Text
from server.web.worker import applications
from server.web.worker.asking import reply
from server.web.worker.replies import Known


class KeysAsked(Strict):
    keys = Several(Text(most=22, pattern=r"[A-Za-z0-9_-]{21}[AQgw]", fault="key-form"), most=200, required=True)


BODY = {"required": True, "content": {"application/json": {"schema": KeysAsked}}}


@applications.post("/known")
@applications.doc(requestBody=BODY)
@applications.response(200, Known)
def post_known():
    """Which applications are kept here, by key; those of no list were never here."""
    try:
        asked = KeysAsked().load(read_json())["keys"]
    except ValidationError as refusal:
        raise Problem(422, "check-answers", fields=flatten(refusal.messages)) from None
    here = held(asked)
    return reply(
        {
            "known": [key for key in asked if here.get(key) is True],
            "erased": [key for key in asked if here.get(key) is False],
        }
    )
