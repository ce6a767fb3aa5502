"""How fast the desk is, measured from outside: ``python -m benchmarks`` (``make bench``).

``goals`` says what a figure should be. ``line_speed`` times the line from feeds to stories in memory; ``story_speed``
assignment and copy detection against the size of what is active, with the invented data of ``news``; ``ingest_speed``
the whole ingest over loopback (``ingest_sites``, ``ingest_desk``) beside an ``archive`` of growing size; ``front_rows``
makes a desk with 2,000 stories, ``serving`` starts the web server as ``standfirst run`` does, ``load`` is the client,
``front_page`` measures it, ``front_growth`` what it costs as everything grows, with ``profiles`` for what readers take.
Nothing here is shipped.
"""
