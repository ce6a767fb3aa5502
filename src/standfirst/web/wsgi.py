"""What the web server runs: ``granian --interface wsgi standfirst.web.wsgi:application``."""

import os
import sys

from django.core.wsgi import get_wsgi_application

from standfirst.account_rules import account_problems
from standfirst.settings import get_settings
from standfirst.web.collector import settle

if problems := account_problems(get_settings()):
    raise SystemExit("The desk does not start:\n  - " + "\n  - ".join(problems))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "standfirst.web.django_settings")
application = get_wsgi_application()

from standfirst.web.pool import when_built  # noqa: E402 - the store's models need Django to be set up

# A page lets go of the interpreter a few times, and gets it back from a thread that computes (the candidates anew) only
# after this many seconds: a page beside such a thread took 14 ms at the default of 5 ms, 3 at this (2.5 without one).
sys.setswitchinterval(0.0001)
when_built(settle)
settle()
