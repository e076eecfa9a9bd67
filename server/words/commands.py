"""`payung strings extract|compile|check|status`: what a translator, `make strings` and the build run."""

import sys

import click

from server.words import catalogs, checking, extraction
from server.words.languages import read_languages


@click.group()
def strings() -> None:
    """Words: find the sentences, keep the catalogs, check and compile them."""


@strings.command()
def extract() -> None:
    """Bring the templates and every catalog up to date with the sources."""
    try:
        templates = extraction.write_templates()
    except extraction.ExtractionProblem as problem:
        for text in problem.problems:
            click.echo(text, err=True)
        sys.exit(1)
    try:
        catalogs.update_all(templates)
    except catalogs.DamagedCatalog as damage:
        click.echo(str(damage), err=True)
        sys.exit(1)
    click.echo(", ".join(f"{domain}: {len(pot)} sentences" for domain, pot in templates.items()))


@strings.command("compile")
def compile_() -> None:
    """Write the .mo files and the list of strings that a phone loads."""
    try:
        written = catalogs.compile_all()
    except (OSError, ValueError) as reason:
        click.echo(f"{reason}", err=True)
        sys.exit(1)
    click.echo(f"{len(written)} files written")


@strings.command()
def check() -> None:
    """Say what must be mended before the words may be shown; exit 1 when there is something."""
    findings = checking.check_all()
    for finding in findings:
        click.echo(str(finding))
    blocking = sum(finding.blocks for finding in findings)
    click.echo(f"{blocking} to mend, {len(findings) - blocking} to look at")
    sys.exit(1 if blocking else 0)


@strings.command()
def status() -> None:
    """How far each language is."""
    click.echo(f"{'code':<14}{'name':<22}{'state':<10}{'checked':<9}{'worker':>11}{'office':>11}")
    for language in read_languages():
        done = {domain: progress(path) for domain, path in catalogs.catalogs_of(language).items()}
        checked = "yes" if language.checked else "no"
        click.echo(
            f"{language.code:<14}{language.name or language.english:<22}{language.state:<10}{checked:<9}"
            f"{done.get('worker', ''):>11}{done.get('office', ''):>11}"
        )


def progress(path) -> str:
    """`translated/all`; Indonesian is its own source, so an empty translation there is complete."""
    if not path.exists():
        return ""
    entries = [entry for entry in catalogs.read_catalog(path) if not entry.obsolete]
    source = path.parts[-3] == "id"
    return f"{sum(source or catalogs.is_translated(entry) for entry in entries)}/{len(entries)}"
