"""The line: the one place that knows the order of the stations.

``line.LINE`` is the table of Steps from a due Feed to a published Report. Every Step is load -> decide -> save: it
leases rows that say what is due, lets pure stations decide, and saves the effect and the rows of the next Step in one
transaction. ``dispatch`` finds what is due and hands micro-batches to an ``Engine`` (DBOS; inline in tests), which
runs them durably, in order where order matters. A batch that fails is tried task by task, then put back with
back-off, then laid among the dead letters. Nothing here touches the network, a vendor or Django's models directly:
that comes in through ``Tools`` and ``store``.
"""
