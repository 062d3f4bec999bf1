"""From open data to the weights we ship: `python -m train all`; see train/README.md."""
