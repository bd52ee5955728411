"""Commands that read the words of jobs: `occupation`, `read-title`, `bench`."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, TextIO

import click

_TEXT = click.argument("text", default="")
_FILE = click.option(
    "--file", "file", type=click.File(encoding="utf-8"), help="Read one text a line from here instead."
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object a text.")


@click.command()
@_TEXT
@_FILE
@_JSON
@click.option("--lang", "locale", default="zh_CN", show_default=True, type=click.Choice(["zh_CN", "en"]))
def occupation(text: str, file: TextIO | None, as_json: bool, locale: str) -> None:
    """The likeliest occupations of 2022 for TEXT, each with its share of belief and why."""
    from app.languages import render
    from app.skills.guesses import FULL_SCORE, find_occupations

    for each in _texts(text, file):
        guesses = find_occupations(each)
        if as_json:
            _print_json(
                each, occupations=[{**asdict(guess), "because": render(guess.because, locale)} for guess in guesses]
            )
            continue
        click.echo(each)
        for guess in guesses:
            because = render(guess.because, locale)
            click.echo(f"  {guess.code}  {guess.score / FULL_SCORE:4.0%}  {guess.name}  {because}")


@click.command("read-title")
@_TEXT
@_FILE
@_JSON
def read_title(text: str, file: TextIO | None, as_json: bool) -> None:
    """The conditions TEXT names: board, lodging, rest days, shift, hours, pay, insurance, limits."""
    from app.skills.conditions import read_title as conditions_of

    for each in _texts(text, file):
        read = asdict(conditions_of(each))
        del read["readings"]
        said = {name: value for name, value in read.items() if value is not None}
        if as_json:
            _print_json(each, **said)
            continue
        click.echo(each)
        for name, value in said.items():
            click.echo(f"  {name}: {value}")


@click.command()
def bench() -> None:
    """Accuracy of the occupations beside two baselines of the same run, and the time one title takes."""
    from app.skills.bench import measure, report

    click.echo(report(measure()))


WORDS = (occupation, read_title, bench)


def _texts(text: str, file: TextIO | None) -> Iterator[str]:
    lines = file if file is not None else [text]
    texts = [line.strip() for line in lines if line.strip()]
    if not texts:
        raise click.UsageError("Give a TEXT, or a --file with one text a line.")
    yield from texts


def _print_json(text: str, **found: Any) -> None:
    click.echo(json.dumps({"text": text, **found}, ensure_ascii=False, default=str))
