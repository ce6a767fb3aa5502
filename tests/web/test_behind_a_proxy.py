"""Behind a proxy on this machine the reader's own address counts, and a made-up header does not."""

from django.test import RequestFactory

from standfirst.web.visitor import network_address


def test_the_proxy_says_who_asks() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.9, 198.51.100.7")
    assert network_address(request) == "198.51.100.7", (
        "what a reader wrote before the proxy's own entry is not believed"
    )


def test_without_a_proxy_the_header_is_nothing() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="198.51.100.7", HTTP_X_FORWARDED_FOR="203.0.113.9")
    assert network_address(request) == "198.51.100.7"
    assert network_address(RequestFactory().get("/", REMOTE_ADDR="127.0.0.1")) == "127.0.0.1"
