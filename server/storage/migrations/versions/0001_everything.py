"""Everything of the first version: applications and their history, photos, staff, and what refuses to be changed."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "registered", "photo", "note", "name_token", "history", "correction", "access", "staff_session", "application",
    "staff", "attempt",
)  # fmt: skip
"""Whoever points at another comes first."""

ADDED_ONLY = ("history", "access")
"""Tables whose rows are never changed or removed: the database itself refuses."""


def upgrade() -> None:
    op.create_table(
        "attempt",
        sa.Column("door", sa.LargeBinary(length=16), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.DateTime(), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("door", name="pk_attempt"),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("branch", sa.String(length=32), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("disabled_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
        sa.UniqueConstraint("email", name="uq_staff_email"),
    )
    op.create_table(
        "application",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=22), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("branch", sa.String(length=32), nullable=False),
        sa.Column("branch_sure", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("occupation", sa.String(length=40), nullable=False),
        sa.Column("second_occupation", sa.String(length=40), nullable=True),
        sa.Column("programmes", sa.String(length=20), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("campaign", sa.String(length=40), nullable=True),
        sa.Column("consent_version", sa.String(length=20), nullable=False),
        sa.Column("consent_known", sa.Boolean(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("waiting_since", sa.DateTime(), nullable=False),
        sa.Column("claimable_at", sa.DateTime(), nullable=False),
        sa.Column("photos_expected", sa.String(length=20), nullable=False),
        sa.Column("answers", sa.LargeBinary(), nullable=True),
        sa.Column("receipt", sa.LargeBinary(), nullable=True),
        sa.Column("nik_index", sa.LargeBinary(length=16), nullable=True),
        sa.Column("phone_index", sa.LargeBinary(length=16), nullable=True),
        sa.Column("code_index", sa.LargeBinary(length=16), nullable=True),
        sa.Column("secret_mac", sa.LargeBinary(length=32), nullable=False),
        sa.Column("body_mac", sa.LargeBinary(length=32), nullable=False),
        sa.Column("claim_number", sa.Integer(), nullable=False),
        sa.Column("claim_holder", sa.Integer(), nullable=True),
        sa.Column("claim_until", sa.DateTime(), nullable=True),
        sa.Column("decision_reasons", sa.String(length=400), nullable=False),
        sa.Column("bill_reference", sa.LargeBinary(), nullable=True),
        sa.Column("bill_first_month", sa.String(length=7), nullable=True),
        sa.Column("corrections", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_holder"], ["staff.id"], name="fk_application_claim_holder_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_application"),
        sa.UniqueConstraint("key", name="uq_application_key"),
    )
    op.create_index("ix_application_code_index", "application", ["code_index"], unique=False)
    op.create_index("ix_application_nik_index", "application", ["nik_index"], unique=False)
    op.create_index("ix_application_phone_index", "application", ["phone_index"], unique=False)
    op.create_index("ix_application_queue", "application", ["branch", "state", "waiting_since", "id"], unique=False)
    op.create_table(
        "staff_session",
        sa.Column("token_mac", sa.LargeBinary(length=32), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_staff_session_staff_id_staff"),
        sa.PrimaryKeyConstraint("token_mac", name="pk_staff_session"),
    )
    op.create_table(
        "access",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["application_id"], ["application.id"], name="fk_access_application_id_application"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_access_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_access"),
    )
    op.create_index("ix_access_application", "access", ["application_id", "id"], unique=False)
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("body_mac", sa.LargeBinary(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_correction_application_id_application"
        ),
        sa.ForeignKeyConstraint(["asked_by"], ["staff.id"], name="fk_correction_asked_by_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_correction"),
        sa.UniqueConstraint("application_id", "number", name="uq_correction_application_id"),
    )
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.String(length=40), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("state_before", sa.String(length=20), nullable=True),
        sa.Column("state_after", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["application_id"], ["application.id"], name="fk_history_application_id_application"),
        sa.PrimaryKeyConstraint("id", name="pk_history"),
    )
    op.create_index("ix_history_application", "history", ["application_id", "id"], unique=False)
    op.create_table(
        "name_token",
        sa.Column("branch", sa.String(length=32), nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_name_token_application_id_application"
        ),
        sa.PrimaryKeyConstraint("branch", "token", "application_id", name="pk_name_token"),
    )
    op.create_index("ix_name_token_application_id", "name_token", ["application_id"], unique=False)
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("place", sa.String(length=40), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["application_id"], ["application.id"], name="fk_note_application_id_application"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_note_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_note"),
    )
    op.create_index("ix_note_application_id", "note", ["application_id"], unique=False)
    op.create_table(
        "photo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("stored_as", sa.String(length=64), nullable=False),
        sa.Column("original_mac", sa.LargeBinary(length=32), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["application_id"], ["application.id"], name="fk_photo_application_id_application"),
        sa.PrimaryKeyConstraint("id", name="pk_photo"),
    )
    op.create_index("ix_photo_application", "photo", ["application_id", "kind", "id"], unique=False)
    op.create_table(
        "registered",
        sa.Column("nik_index", sa.LargeBinary(length=16), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_registered_application_id_application"
        ),
        sa.PrimaryKeyConstraint("nik_index", name="pk_registered"),
        sa.UniqueConstraint("application_id", name="uq_registered_application_id"),
    )
    for table in ADDED_ONLY:
        refuse_changes(table)


def refuse_changes(table: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE FUNCTION refuse_change_of_{table}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION 'rows of {table} are only added'; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_is_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_{table}()"
        )
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are only added'); END"
        )


def downgrade() -> None:
    for table in ADDED_ONLY:
        if op.get_bind().dialect.name == "postgresql":
            op.execute(f"DROP FUNCTION refuse_change_of_{table}() CASCADE")
    for table in TABLES:
        op.drop_table(table)
