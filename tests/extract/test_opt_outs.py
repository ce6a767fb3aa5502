"""An opted-out page leaves with its feed's title and link only."""

import pytest

from tests.extract.pages import BODY, extracted, item, page_html

META = '<meta name="{}" content="{}">'


@pytest.mark.parametrize(
    ("head", "headers", "signal"),
    [
        (META.format("robots", "index, NOAI"), {}, "meta"),
        (META.format("standfirst", "noai"), {}, "meta"),
        ("", {"x_robots_tag": "noindex, noai"}, "header"),
        ("", {"x_robots_tag": "somebot: noai"}, "header"),
        ("", {"tdm_reservation": "1"}, "tdmrep"),
        (META.format("tdm-reservation", "1"), {}, "tdmrep"),
        ("", {"content_usage": "train-ai=n"}, "aipref"),
        ("", {"content_usage": "search=y, ai=n"}, "aipref"),
        ("", {"content_usage": "genai=n"}, "aipref"),
        ("", {"content_signal": "search=yes, ai-input=no"}, "aipref"),
        ('<link rel="license" type="application/rsl+xml" href="/rsl.xml">', {}, "rsl"),
        ('<script type="application/rsl+xml"><rsl></rsl></script>', {}, "rsl"),
        ("", {"link": '</rsl.xml>; rel="license"; type="application/rsl+xml"'}, "rsl"),
    ],
)
def test_every_signal_is_obeyed(head: str, headers: dict[str, str], signal: str) -> None:
    entry = item(summary="Their words", content="<p>" + " ".join(BODY) + "</p>", author="Ada Quorn")
    article = extracted(page_html(head + META.format("og:image", "/x.jpg")), entry, **headers)
    assert [o.signal for o in article.opt_outs] == [signal]
    assert (article.text, article.summary, article.byline, article.image_url) == ("", "", "", "")
    assert (article.title, article.url) == ("Feed title", entry.url)


def test_robots_names_the_agent() -> None:
    article = extracted(page_html(), robots_ai="GPTBot")
    assert [(o.signal, o.detail) for o in article.opt_outs] == [("robots", "GPTBot")]
    assert article.text == ""


@pytest.mark.parametrize(
    ("head", "headers"),
    [
        (META.format("robots", "index, follow, max-image-preview:large"), {"x_robots_tag": "noindex"}),
        (META.format("tdm-reservation", "0"), {"tdm_reservation": "0"}),
        ("", {"content_usage": "train-ai=y, search=n"}),
        ("", {"content_signal": "ai-train=yes, search=no"}),
        ('<link rel="license" href="https://licences.example/by">', {"link": '</a.css>; rel="preload"'}),
        (META.format("robots", "noimageai"), {}),
    ],
)
def test_other_words_are_no_refusal(head: str, headers: dict[str, str]) -> None:
    article = extracted(page_html(head), **headers)
    assert article.opt_outs == ()
    assert article.text == "\n\n".join(BODY)
