"""`crossread schema`: the JSON Schema of a dossier."""

from crossread.cli.talk import answer


def schema() -> None:
    """Print the JSON Schema that every dossier's JSON fits."""
    from crossread.records.codec import schema as made

    answer(made().decode())
