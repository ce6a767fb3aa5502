"""What the web server runs: ``granian --interface wsgi standfirst.web.wsgi:application``."""

import gc
import os
import sys

from django.core.wsgi import get_wsgi_application

from standfirst.account_rules import account_problems
from standfirst.settings import get_settings

if problems := account_problems(get_settings()):
    raise SystemExit("The desk does not start:\n  - " + "\n  - ".join(problems))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "standfirst.web.django_settings")
application = get_wsgi_application()

# A page asks for the interpreter a dozen times. While another thread computes (the candidates, a packed page), each time
# would wait 5 ms by default; half a millisecond costs the other thread 1 %.
sys.setswitchinterval(0.0005)
# What was imported lives as long as the process: the collector need not look at 200,000 objects again and again.
gc.collect()
gc.freeze()
