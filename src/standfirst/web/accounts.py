"""Accounts: allauth's way in, and the account together with its reader in one query."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from standfirst.store.account_row import account_with_reader


class ReaderBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth ships no types
    """Signs in by e-mail or user name; every request after that loads the user and its reader together."""

    def get_user(self, user_id: Any) -> Any:
        user = account_with_reader(user_id)
        return user if user is not None and self.user_can_authenticate(user) else None
