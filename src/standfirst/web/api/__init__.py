"""The JSON API: read only, typed, with its documentation served from here (``/api/docs``)."""

from standfirst.web.api.routes import api

__all__ = ["api"]
