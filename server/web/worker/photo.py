"""`PUT applications/{key}/photos/{kind}`: one picture, its own item in the phone's outbox."""

from flask import request

from server.domain.errors import Invalid
from server.storage.photos import KINDS
from server.usecases.store_photo import store_photo
from server.usecases.submit_application import iso
from server.web.body import PHOTO_LIMIT, SEALED, raw_body, takes_up_to
from server.web.errors import Problem
from server.web.worker import applications
from server.web.worker.asking import BEARER, KEY_PARAMETER, check_key, moment, reading_secret, reply
from server.web.worker.replies import PhotoReceived

PICTURE = {"schema": {"type": "string", "format": "binary"}}
BODY = {"required": True, "content": dict.fromkeys(("image/jpeg", "image/png", "image/webp"), PICTURE)}
KIND_PARAMETER = {"in": "path", "name": "kind", "required": True, "schema": {"type": "string", "enum": list(KINDS)}}


@applications.put("/applications/<key>/photos/<kind>")
@applications.doc(parameters=[KEY_PARAMETER, KIND_PARAMETER], requestBody=BODY, security=BEARER)
@applications.response(200, PhotoReceived, description="These bytes came before.")
@applications.alt_response(201, schema=PhotoReceived, description="Kept.", success=True)
@takes_up_to(PHOTO_LIMIT, "photo-too-large")
def put_photo(key: str, kind: str):
    """Send a photo: JPEG, PNG or WebP by its content, whatever type is declared; 2 MB and 25 megapixels at most."""
    check_key(key)
    if kind not in KINDS:
        raise Problem(404, "not-found")
    if request.mimetype == SEALED:
        raise Problem(415, "sealed-not-yet")
    try:
        photo, new = store_photo(key, kind, raw_body(), reading_secret(), moment=moment())
    except Invalid as refusal:
        if not refusal.fields:
            refusal.fields = {f"photos.{kind}": refusal.code}
        raise
    return reply({"key": key, "kind": kind, "received_at": iso(photo.received_at)}, 201 if new else 200)
