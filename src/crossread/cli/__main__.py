"""`python -m crossread.cli` is `crossread`."""

from crossread.cli.main import main

main()
