"""How fast the desk is, measured from outside: ``python -m benchmarks`` (``make bench``).

``front_rows`` makes a desk with 2,000 stories, ``serving`` starts the web server as ``standfirst run`` does, ``load``
is the client, ``front_page`` measures, ``line_speed`` times the line from feeds to stories. Nothing here is shipped.
"""
