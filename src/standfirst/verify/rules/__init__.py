"""The rules of the reporting contract, one module each; the table that orders them is ``verify.check``."""
