"""`PUT applications/{key}/corrections/{n}`: the fields that were asked for, answered once."""

from marshmallow import fields as ma

from server.domain.errors import Invalid
from server.usecases.answer_correction import answer_correction
from server.web.body import raw_body, read_json
from server.web.errors import Problem
from server.web.strict import Strict
from server.web.worker import applications
from server.web.worker.asking import BEARER, KEY_PARAMETER, check_key, moment, reading_secret, reply, surroundings
from server.web.worker.replies import CorrectionReceived
from server.web.worker.submission import read_correction


class CorrectionAnswer(Strict):
    """`{"fields": {"applicant.birth_date": "1978-05-14"}}`."""

    fields_ = ma.Dict(
        keys=ma.String(),
        required=True,
        data_key="fields",
        metadata={"description": "By dotted name; only those asked for. Photos are sent on their own before."},
    )


BODY = {"required": True, "content": {"application/json": {"schema": CorrectionAnswer}}}
NUMBER_PARAMETER = {"in": "path", "name": "number", "required": True, "schema": {"type": "integer", "minimum": 1}}


@applications.put("/applications/<key>/corrections/<int:number>")
@applications.doc(parameters=[KEY_PARAMETER, NUMBER_PARAMETER], requestBody=BODY, security=BEARER)
@applications.response(200, CorrectionReceived, description="These bytes came before: the first answer again.")
@applications.alt_response(201, schema=CorrectionReceived, description="Kept.", success=True)
def put_correction(key: str, number: int):
    """Answer the open correction. Every field that was asked for, and no other."""
    check_key(key)
    body = raw_body()
    content = read_json(body)
    fields = content.get("fields")
    unknown = {name[:60]: "unknown-field" for name in content if name != "fields"}
    if not isinstance(fields, dict) or unknown:
        raise Problem(422, "check-answers", fields=unknown or {"fields": "wrong-type" if fields else "needed"})
    if number > 10_000:
        raise Invalid("correction-not-asked", key=key)

    def read(wanted: list[str], before: dict) -> dict:
        return read_correction(wanted, fields, before, **surroundings())

    answer, new = answer_correction(key, number, body, reading_secret(), read, moment=moment())
    return reply(answer, 201 if new else 200)
