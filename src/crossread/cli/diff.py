"""`crossread diff`: what changed from one dossier to another?"""

from crossread.cli.options import AsJson, DossierFile
from crossread.cli.talk import Exit, answer, stop
from crossread.errors import BadDossier
from crossread.records.codec import read_dossier
from crossread.records.difference import difference


def diff(old: DossierFile, new: DossierFile, as_json: AsJson = False) -> None:
    """Show what a further report, an edited one, or other weights changed."""
    import msgspec

    from crossread.tell.difference import difference_page

    try:
        before, after = read_dossier(old), read_dossier(new)
    except BadDossier as error:
        stop(str(error), Exit.UNREADABLE)
    found = difference(before, after)
    answer(msgspec.json.encode(found).decode() if as_json else difference_page(before, after, found))
