"""`PUT applications/{key}`: submit. 201 the first time, 200 with the same answer whenever the same bytes come again."""

from server.usecases.submit_application import find_submitted, submit_application
from server.web.body import raw_body, read_json
from server.web.i18n import fall_back_to
from server.web.worker import applications
from server.web.worker.asking import KEY_PARAMETER, check_key, moment, reply, surroundings
from server.web.worker.replies import Receipt
from server.web.worker.submission import read_submission, submission

EXAMPLE = {
    "language": "jv",
    "occupation": "nelayan",
    "monthly_income": 1_500_000,
    "programmes": ["JKK", "JKM"],
    "months": 3,
    "applicant": {
        "nik": "3372015405780001",
        "full_name": "Sri Wahyuni",
        "birth_date": "1978-05-14",
        "sex": "F",
        "phone": "0812 3456 7890",
    },
    "address": {"village": "33.72.01.1001", "street": "Jl. Kenanga 7, RT 02 RW 05"},
    "work": {"paid_by": "buyers"},
    "photos_expected": ["ktp"],
    "consent": {"version": "2026-11", "given_at": "2026-11-22T08:15:00+07:00"},
    "reading_secret": "43-random-characters-made-on-the-phone-0000",
}
BODY = {"required": True, "content": {"application/json": {"schema": type(submission()), "example": EXAMPLE}}}


@applications.put("/applications/<key>")
@applications.doc(parameters=[KEY_PARAMETER], requestBody=BODY)
@applications.response(200, Receipt, description="These bytes came before: the first answer again.")
@applications.alt_response(201, schema=Receipt, description="Kept.", success=True)
def put_application(key: str):
    """Submit an application.

    The key is minted on the phone with the draft. The same bytes again get the same answer for ever; other bytes 422
    `key-reused`; an erased application 410.
    """
    check_key(key)
    body = raw_body()
    first = find_submitted(key, body)
    if first:
        return reply(first)
    content = read_json(body)
    fall_back_to(content.get("language"))
    answers = read_submission(content, **surroundings())
    receipt, new = submit_application(key, body, answers, moment=moment())
    return reply(receipt, 201 if new else 200)
