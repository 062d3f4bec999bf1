"""Crossread reads several news reports of one event against each other and gives one account that anyone can check."""
