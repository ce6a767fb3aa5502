"""The words of the desk: frozen dataclasses, ids, enums, the text normaliser. Standard library only.

Import from the modules (``standfirst.domain.article`` and so on): this room has no facade, so that a reader of an
import line sees where a word is defined.
"""
