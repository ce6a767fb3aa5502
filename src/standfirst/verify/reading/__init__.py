"""How the contract reads text: words, numbers, dates, names, quotations, markers. No rule lives here.

Everything works on folded text (folding N) except the quotation reader, which keeps the source's own offsets.
Each reader is one pass over its text, so a check stays linear in what it is given.
"""
