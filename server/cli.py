"""The command line: `payung …`. Each command says what it did, and what to do when it cannot.

`quote` needs neither database nor keys and is answered from the reference tables alone, so everything heavier is
imported inside the command that needs it.
"""

import json as json_text
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click


class Lazily(click.Group):
    """A group that imports `strings` only when it is called: the catalog tools are not needed to quote a price."""

    def list_commands(self, ctx):
        return sorted([*super().list_commands(ctx), "strings"])

    def get_command(self, ctx, name):
        if name == "strings":
            from server.words.commands import strings

            return strings
        return super().get_command(ctx, name)


@click.group(cls=Lazily, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
def payung():
    """Payung: registrations of informal workers, from a phone to a branch office.

    Commands read the same variables as the service (DATABASE_URL, DATA_DIR, KEYS_FILE, PUBLIC_URL …); run them with the
    same ones. Exit codes: 0 done, 1 not possible now (the sentence says why), 2 the command line was wrong.
    """


def main():
    """The entry point: a setting the service refuses, or a full disk, is a sentence here and never a stack of lines."""
    try:
        payung(prog_name="payung")
    except OSError as problem:
        raise SystemExit(f"payung: {problem.strerror or problem}: {problem.filename or ''}".rstrip(": ")) from None


# ── What it costs ────────────────────────────────────────────────────────────────────────────────────────────────────


@payung.command()
@click.argument("occupation")
@click.option("--income", type=click.IntRange(0, 1_000_000_000), required=True, help="Whole rupiah a month.")
@click.option("--from", "first", metavar="YYYY-MM", help="First contribution month; the present one if left out.")
@click.option("--months", type=click.IntRange(1), default=1, show_default=True, help="How many: 1, 3, 6 or 12.")
@click.option("--programmes", default="JKK,JKM", show_default=True, help="JKK,JKM or JKK,JKM,JHT.")
@click.option("--json", "as_json", is_flag=True, help="For programs: one object, amounts as numbers.")
def quote(occupation: str, income: int, first: str | None, months: int, programmes: str, as_json: bool):
    """What OCCUPATION pays, month by month, by the rules of each month.

    \b
    payung quote nelayan --income 1500000 --from 2026-11 --months 3 --programmes JKK,JKM --json

    When the occupation is not known the nearest ones are named: take one of those. Needs no database and no keys.
    """
    from server.domain.contributions import Month
    from server.domain.contributions import quote as work_out
    from server.domain.errors import DomainError
    from server.domain.occupations import rank
    from server.reference import tables

    occupations = tables.occupations()
    if occupation not in occupations:
        near = rank(occupation, tuple(occupations.values()), {slug: one.name for slug, one in occupations.items()})[:5]
        hint = f" Near: {', '.join(one.slug for one in near)}." if near else ""
        raise click.BadParameter(f"{occupation!r} is not in the list.{hint}", param_hint="OCCUPATION")
    known = occupations[occupation]
    chosen = [code.strip().upper() for code in programmes.split(",")]
    _check_programmes(chosen)
    _check_months(months)
    try:
        beginning = Month.parse(first) if first is not None else Month.of(_present_day())
    except DomainError:
        raise click.BadParameter(f"{first!r} is not a month; write it as 2026-11.", param_hint="--from") from None
    try:
        worked_out = work_out(income, chosen, beginning, months, known.transport, tables.tariffs())
    except DomainError:
        raise click.BadParameter("there are no figures for these months.", param_hint="--from") from None

    if as_json:
        click.echo(json_text.dumps(worked_out.to_json(), ensure_ascii=False))
    else:
        _print_bill(known, income, worked_out)


def _present_day():
    """The day in Western Indonesian time, or TODAY."""
    from server.config import Config

    return Config.from_environment().today()


def _check_programmes(chosen: Sequence[str]) -> None:
    from server.domain.eligibility import check_programmes
    from server.domain.errors import DomainError
    from server.reference import tables

    together, optional = tables.compulsory_programmes(), tables.optional_programmes()
    try:
        check_programmes(chosen, together, optional)
    except DomainError:
        advice = f"{','.join(together)} go together and each is named once; {','.join(optional)} may be added."
        raise click.BadParameter(advice, param_hint="--programmes") from None


def _check_months(months: int) -> None:
    from server.domain.eligibility import check_months
    from server.domain.errors import DomainError
    from server.reference import tables

    try:
        check_months(months, tables.programme_periods())
    except DomainError:
        periods = ", ".join(str(one) for one in tables.programme_periods())
        raise click.BadParameter(
            f"{months} cannot be paid at once; take one of {periods}.", param_hint="--months"
        ) from None


def _rupiah(amount: int) -> str:
    return "Rp" + f"{amount:,}".replace(",", ".")


def _print_bill(occupation, income: int, bill) -> None:
    """A table for people: one row a month, one column a programme, full price only where it differs."""
    codes = [line.programme for line in bill.months[0].lines]
    click.echo(f"{occupation.name} ({occupation.slug}), penghasilan {_rupiah(income)} sebulan")
    rows = [["bulan", *codes, "bayar", "iuran penuh"]]
    for month in bill.months:
        lines = [_rupiah(line.due) for line in month.lines]
        rows.append([str(month.month), *lines, _rupiah(month.due), _rupiah(month.full)])
    rows.append(["jumlah", *[""] * len(codes), _rupiah(bill.total), _rupiah(bill.full_total)])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [text.rjust(width) for text, width in zip(row[1:], widths[1:], strict=True)]
        click.echo("  " + "  ".join(cells).rstrip())
    if bill.relief_ends:
        click.echo(f"Keringanan berlaku sampai {bill.relief_ends}.")
    if bill.unsettled:
        click.echo("Unsettled: the branch office decides whether the transport relief holds for this occupation.")
    for rule in dict.fromkeys(line.rule for month in bill.months for line in month.lines):
        click.echo(f"  {rule}")


# ── Staff ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _app():
    """The app of this environment, for commands that need database or keys; what they write only we can read."""
    os.umask(0o077)
    from server.app import create_app
    from server.config import Config

    return create_app(Config.from_environment())


@payung.group()
def staff():
    """Who may open the office. Changes hold at once; names stay in the history."""


@staff.command("add")
@click.argument("email")
@click.option("--branch", required=True, metavar="L01", help="Code of the branch, as in branches.csv.")
@click.option("--role", type=click.Choice(["officer", "supervisor"]), default="officer", show_default=True)
@click.option("--name", default="", help="As colleagues see it; the e-mail name if left out.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input (first line).")
def staff_add(email: str, branch: str, role: str, name: str, password_stdin: bool):
    """Create an officer's account, or give an existing one a new password, branch and role.

    \b
    printf '%s' "$PASSWORD" | payung staff add ani@kantor.example --branch L01 --name "Ani" --password-stdin

    Without --password-stdin the password is asked for, twice. It never stands on the command line, where others on the
    machine could read it. Open sessions of a changed account end. When the branch is not known: look in branches.csv.
    """
    from server.domain.errors import Invalid
    from server.reference import tables
    from server.storage.db import now
    from server.usecases.manage_staff import LONGEST, SHORTEST, add_staff

    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    advice = {
        "email": f"{email!r} is not an e-mail address.",
        "password": f"the password needs {SHORTEST} to {LONGEST} characters.",
        "branch": f"there is no branch {branch!r} that takes cases; codes are in server/reference/branches.csv.",
        "name": "the name needs letters, 100 characters at most.",
    }
    with _app().app_context():
        branches = {code for code, one in tables.branches().items() if one.type == "cabang"}
        try:
            person = add_staff(email, password, name=name, branch=branch, role=role, branches=branches, moment=now())
        except Invalid as refusal:
            raise click.UsageError(
                " ".join(advice.get(field, code) for field, code in refusal.fields.items())
            ) from None
        click.echo(f"{person.email}: {person.role} of {person.branch}")


@staff.command("list")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def staff_list(as_json: bool):
    """Everyone with an account, by branch; passwords are not readable and not shown."""
    from server.storage import staff as shelf

    with _app().app_context():
        rows = [
            {
                "email": one.email,
                "name": one.name,
                "branch": one.branch,
                "role": one.role,
                "disabled": one.disabled_at is not None,
            }
            for one in shelf.everyone()
        ]
    if as_json:
        click.echo(json_text.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        click.echo(
            f"{row['branch']:<14} {row['role']:<10} {row['email']:<40} {row['name']}{' (disabled)' * row['disabled']}"
        )
    if not rows:
        click.echo("Nobody yet: payung staff add EMAIL --branch L01 --password-stdin")


@staff.command("disable")
@click.argument("email")
def staff_disable(email: str):
    """End an account and every open session of it, at once. `staff add` with the same address opens it again."""
    from server.domain.errors import NotFound
    from server.storage.db import now
    from server.usecases.manage_staff import disable_staff

    with _app().app_context():
        try:
            person = disable_staff(email, moment=now())
        except NotFound:
            raise click.ClickException(f"nobody here is {email!r}; payung staff list names everyone.") from None
        click.echo(f"{person.email}: disabled, sessions ended")


@payung.command()
def demo():
    """Officers to try the office with, on loopback only.

    Makes two officers and a supervisor for Surakarta and an officer each for Cilacap and both branches of Semarang, and
    writes their random passwords to DATA_DIR/demo-staff.txt (mode 0600), whose path it prints. A second time it changes
    nothing. Where PUBLIC_URL or HOST is not loopback it makes nobody, and ends demo accounts that are there.
    """
    from server.storage.db import now
    from server.usecases.demo_staff import end_demo_staff, make_demo_staff

    app = _app()
    config = app.extensions["payung"]
    file = config.data_dir / "demo-staff.txt"
    with app.app_context():
        if config.on_loopback:
            made = make_demo_staff(file, office=f"{config.office_url or config.public_url}/office/", moment=now())
            click.echo(f"Demo officers {'and their passwords' if made else 'are there, passwords as before'}: {file}")
        else:
            ended = end_demo_staff(file, moment=now())
            click.echo(f"No demo officers: this service is not on loopback. {ended} demo accounts ended.", err=True)


# ── Database and keys ────────────────────────────────────────────────────────────────────────────────────────────────


@payung.command()
def migrate():
    """Bring the database to the form this version needs; nothing happens when it has it already.

    When it stops halfway: each step is done whole or not at all; read the last line, mend that, run it again.
    """
    from server.storage.migrate import upgrade

    with _app().app_context():
        upgrade()
    click.echo("Database is up to date.")


@payung.group()
def keys():
    """The secrets that seal personal data. They live outside the database: keep a copy apart from its backups."""


@keys.command("new")
@click.option("--if-missing", is_flag=True, help="Say nothing and succeed when the file is there.")
@click.option(
    "--anyway", is_flag=True, help="Also beside a database that other keys have sealed: that stays unreadable."
)
def keys_new(if_missing: bool, anyway: bool):
    """Write fresh secrets to KEYS_FILE (default DATA_DIR/keys.json), mode 0600.

    A file that is there is never replaced: without the old secrets nothing in the database could be read any more.
    For the same reason there are no new keys beside a database that is there already: restore the file from your copy.
    """
    from server.config import Config
    from server.storage.sealing import new_keys

    config = Config.from_environment()
    path, database = config.keys_file, Path(config.database_url.removeprefix("sqlite:///"))
    if if_missing and path.exists():
        return
    if not path.exists() and not anyway and config.database_url.startswith("sqlite:///") and database.exists():
        sealed = f"{database} is sealed with keys that are not at {path}"
        raise click.ClickException(f"{sealed}: restore that file from your copy, or set KEYS_FILE to where it lies.")
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        new_keys(path)
    except FileExistsError:
        raise click.ClickException(f"{path} is there and stays; move it away first if it was never used.") from None
    click.echo(f"New keys: {path}. Copy them to a safe place apart from the database.")


@payung.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def doctor(as_json: bool):
    """Look at what the service needs and say what is missing and how to get it. Exit code 1 when anything is.

    Reads only: settings, keys, database, words, the built front end, regions, folders.
    """
    from server.commands.checkup import check_up

    findings = check_up()
    if as_json:
        click.echo(json_text.dumps([{"what": f.what, "good": f.good, "advice": f.advice} for f in findings]))
    else:
        for finding in findings:
            click.echo(
                f"{'ok ' if finding.good else '!! '} {finding.what}{'' if finding.good else ': ' + finding.advice}"
            )
    if not all(finding.good for finding in findings):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
