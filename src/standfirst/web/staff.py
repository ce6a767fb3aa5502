"""Who may do what the desk's pages offer."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def staff_name(request: HttpRequest) -> str:
    """The name of the staff member who asks; PermissionDenied for anybody else."""
    if not (request.user.is_authenticated and request.user.is_staff):
        raise PermissionDenied
    return request.user.get_username()
