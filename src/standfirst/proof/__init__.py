"""Proving again what was published: a stored Revision from its evidence, or a manifest file with the public key alone.

``stored`` looks into the desk and needs Django; ``offline`` needs nothing but two files; ``address`` reads what people
call a Report; ``result`` is what both say.
"""
