"""What the web server runs: ``granian --interface wsgi standfirst.web.wsgi:application``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "standfirst.web.django_settings")
application = get_wsgi_application()
