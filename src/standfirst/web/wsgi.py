"""What the web server runs: ``granian --interface wsgi standfirst.web.wsgi:application``."""

import os

from django.core.wsgi import get_wsgi_application

from standfirst.account_rules import account_problems
from standfirst.settings import get_settings

if problems := account_problems(get_settings()):
    raise SystemExit("The desk does not start:\n  - " + "\n  - ".join(problems))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "standfirst.web.django_settings")
application = get_wsgi_application()
