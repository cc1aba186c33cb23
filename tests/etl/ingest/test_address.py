"""Addresses: one spelling each, and none that leads inside."""

import pytest

from etl.ingest.address import canonical_url, checked_addresses, is_public
from etl.ingest.errors import AddressError, FetchError
from tests.etl.ingest.conftest import always


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://Tin.Example", "https://tin.example/"),
        ("HTTPS://tin.example:443/a#top", "https://tin.example/a"),
        ("http://tin.example:80/a?b=1", "http://tin.example/a?b=1"),
        ("http://tin.example:8080/", "http://tin.example:8080/"),
        ("https://tin.example/tiếp-đoàn?q=Hà Nội", "https://tin.example/ti%E1%BA%BFp-%C4%91o%C3%A0n?q=H%C3%A0%20N%E1%BB%99i"),
        ("https://tin.example/a%20b", "https://tin.example/a%20b"),
        ("https://báo.example./x", "https://xn--bo-mia.example/x"),
        ("https://tin.example/a?id=3&utm_source=feed&utm_medium=x", "https://tin.example/a?id=3"),
        ("https://tin.example/a?b=x%2By&c=", "https://tin.example/a?b=x%2By&c="),
        ("  https://tin.example/a\n", "https://tin.example/a"),
        ("https://[2001:db8::1]:8443/a", "https://[2001:db8::1]:8443/a"),
    ],
)  # fmt: skip
def test_each_page_has_one_spelling(written: str, kept: str) -> None:
    assert canonical_url(written) == kept
    assert canonical_url(kept) == kept


@pytest.mark.parametrize(
    "written",
    [
        "", "tin.example/a", "ftp://tin.example/a", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x",
        "https://", "https:///a", "https://tin.example:99999/", "https://tin.example:0/", "https://[::1/a",
        "https://me:secret@tin.example/", "https://tin example/a", "https://tin.example/" + "a" * 3000,
        "https://" + "a" * 70 + "\u1ea1.example/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_page_is_refused_with_a_remedy(written: str) -> None:
    with pytest.raises(AddressError) as caught:
        canonical_url(written)
    assert caught.value.problem
    assert caught.value.remedy
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.10", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1",
        "198.51.100.7", "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1", "2001::1", "2001:db8::1", "3fff::1", "fc00::1",
        "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "100::1", "5f00::1", "localhost", "",
    ],
)  # fmt: skip
def test_addresses_inside_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "113.160.0.1", "2606:4700::1111", "64:ff9b::808:808"])
def test_addresses_outside_are_public(address: str) -> None:
    assert is_public(address)


def test_one_inside_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(AddressError, match=r"10\.0\.0\.5"):
        checked_addresses("https://tin.example/", always("8.8.8.8", "10.0.0.5"), may_be_private=False)


def test_numbers_in_disguise_are_refused_by_what_they_resolve_to() -> None:
    for host in ("2130706433", "0x7f.1", "127.1", "0177.0.0.1"):
        with pytest.raises((AddressError, FetchError)):
            checked_addresses(f"http://{host}/", always("127.0.0.1"), may_be_private=False)


def test_an_unknown_host_is_said_by_name() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    with pytest.raises(FetchError, match=r"tin\.example is not known"):
        checked_addresses("https://tin.example/", unknown, may_be_private=False)
    with pytest.raises(FetchError, match="no address"):
        checked_addresses("https://tin.example/", always(), may_be_private=False)
