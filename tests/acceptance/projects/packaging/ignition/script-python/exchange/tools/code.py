"""This project has an exchange package of its own."""


def answer():
    return 42
