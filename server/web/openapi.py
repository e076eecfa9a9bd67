"""The description of the API at /api/openapi.json, and how flask-smorest fits our problems and headers."""

from flask import Flask
from flask_smorest import Api
from marshmallow import Schema, fields

from server.web import errors


class FieldProblem(Schema):
    code = fields.String(required=True, metadata={"description": "Stable; for programs."})
    text = fields.String(required=True, metadata={"description": "In the caller's language; for people."})


class ProblemBody(Schema):
    """RFC 9457."""

    type = fields.String(required=True)
    title = fields.String(required=True, metadata={"description": "What happened, in the caller's language."})
    status = fields.Integer(required=True)
    code = fields.String(required=True, metadata={"description": "Stable; for programs."})
    detail = fields.String(metadata={"description": "What is safe and what to do."})
    fields_ = fields.Dict(
        keys=fields.String(),
        values=fields.Nested(FieldProblem),
        data_key="fields",
        metadata={"description": "By dotted name, such as applicant.birth_date."},
    )
    key = fields.String(metadata={"description": "The application it is about."})
    state = fields.String(metadata={"description": "What is true now."})
    version = fields.Integer()
    by = fields.Raw(metadata={"description": "Who of the staff holds the case or decided it: {id, name}."})
    number = fields.Integer()
    limit = fields.Integer()
    retry_after = fields.Integer(metadata={"description": "Seconds."})
    request_id = fields.String()


class PayungApi(Api):
    """Answers errors as problems (with `Allow` on 405, which flask-smorest would drop)."""

    ERROR_SCHEMA = ProblemBody

    def _register_error_handlers(self):
        """Our own handlers are the only ones: see server/web/errors.py."""

    def _register_responses(self):
        """Errors have a media type of their own."""
        self.DEFAULT_RESPONSE_CONTENT_TYPE = "application/problem+json"
        super()._register_responses()
        del self.DEFAULT_RESPONSE_CONTENT_TYPE


SETTINGS = {
    "API_TITLE": "Payung",
    "API_VERSION": "v1",
    "OPENAPI_VERSION": "3.1.0",
    "OPENAPI_URL_PREFIX": "/api",
    "OPENAPI_JSON_PATH": "openapi.json",
    "API_SPEC_OPTIONS": {
        "info": {
            "description": "Registers informal workers for work protection. Errors are RFC 9457 problems with a stable "
            "`code`, in the language of Accept-Language.",
        },
        "components": {
            "securitySchemes": {
                "reading_secret": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "The reading secret that came inside the submission.",
                },
                "staff": {"type": "apiKey", "in": "cookie", "name": "staff", "description": "A signed-in officer."},
            }
        },
    },
}


def install(app: Flask) -> Api:
    app.config.update(SETTINGS)
    api = PayungApi(app)
    spec = api.spec
    spec.options.setdefault("components", {})
    return api


__all__ = ["FieldProblem", "ProblemBody", "errors", "install"]
