"""Who may become a member: invitations, and the names by which a proxy knows people."""

from django.conf import settings
from django.db import models


class Invite(models.Model):
    """An invitation that makes one account; only the hash of its token is kept. Who used it is not written down."""

    token_hash = models.CharField(max_length=64, unique=True)
    note = models.CharField(max_length=200, blank=True)  # the operator's own words, such as "for the copy desk"
    made_by = models.CharField(max_length=150, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.note or str(self.pk)


class ProxyName(models.Model):
    """The account of a name that the trusted proxy sends. A table of its own, so that a name never opens an account
    that was made in another way."""

    name = models.CharField(primary_key=True, max_length=150)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="proxy_name")
    first_seen = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
