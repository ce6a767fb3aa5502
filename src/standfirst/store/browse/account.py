"""What the page of an account shows: its names, its ways in, and what is missing to come back after a loss."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user_model


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """``emails`` are pairs of address and whether it is proven; ``passkeys`` names; ``connected`` providers' names."""

    name: str
    has_password: bool
    emails: tuple[tuple[str, bool], ...] = ()
    passkeys: tuple[str, ...] = ()
    has_totp: bool = False
    has_recovery_codes: bool = False
    connected: tuple[str, ...] = ()
    by_proxy: bool = False

    @property
    def can_be_lost(self) -> bool:
        """Whether one forgotten password or lost device would lock its reader out: nothing stands in for it."""
        return len(self.passkeys) < 2 and not (
            self.has_recovery_codes or self.connected or self.by_proxy or any(proven for _, proven in self.emails)
        )


def load_account(user_id: int) -> AccountView:
    """The account of a signed-in user."""
    user = get_user_model().objects.get(pk=user_id)
    emails = EmailAddress.objects.filter(user=user).order_by("-primary", "pk")
    methods = list(Authenticator.objects.filter(user=user).order_by("pk"))
    kinds = {m.type for m in methods}
    return AccountView(
        name=user.get_username(),
        has_password=user.has_usable_password(),
        emails=tuple(emails.values_list("email", "verified")),
        passkeys=tuple(str(m.data.get("name", "")) for m in methods if m.type == "webauthn"),
        has_totp="totp" in kinds,
        has_recovery_codes="recovery_codes" in kinds,
        connected=tuple(SocialAccount.objects.filter(user=user).values_list("provider", flat=True)),
        by_proxy=hasattr(user, "proxy_name"),
    )
