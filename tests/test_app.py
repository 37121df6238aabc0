"""The pages through Streamlit's own harness: what a visitor sees and can do, over three hand-made reports or with the shipped reader."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from stance.domain import Analysis
from stance.tables.statements import article_id
from stance.ui import words
from tests.handmade import library, report

APP = str(Path(__file__).parents[1] / "app.py")
PAGES = ("read", "explore", "compare", "network", "about")
REPORT = (
    "Verteidigungsminister Jörn Hestermann will deutsche Soldaten zur Sicherung eines Waffenstillstands in die Ukraine schicken. "
    "Der polnische Außenminister Zbigniew Torczak lehnt eine Entsendung von Truppen in die Ukraine ab."
)


def opened(page: str = "read", held: tuple[Analysis, ...] | None = None, **url: str | list[str]) -> AppTest:
    """A page over hand-made reports, reached by a link with ``url`` behind it."""
    app = AppTest.from_file(APP, default_timeout=120)
    app.session_state["library"] = {article_id(a.article): a for a in (library() if held is None else held)}
    for name, value in url.items():
        app.query_params[name] = value
    if page != "read":
        app.switch_page(f"stance/ui/pages/{page}.py")
    app.run()
    assert not app.exception, app.exception
    return app


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def quotes(app: AppTest) -> list[str]:
    """The sentences shown as cards."""
    return [element.proto.body for element in app.get("html") if 'class="quote"' in element.proto.body]


def rerun(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception, app.exception
    return app


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_and_says_what_it_is(page: str) -> None:
    app = opened(page)
    assert app.title[0].value == words.told("en", f"{page}.title")
    assert app.button(key="read-files") and app.button(key="read-text")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_something_to_say_of_reports_without_a_stance(page: str) -> None:
    silent = report("silent.txt", "en", "2025-01", [("Ada Quint", library()[0].actors[0].kind, 0, "favor")])
    silent = Analysis(silent.article, silent.sentences, silent.actors, (), silent.model)
    app = opened(page, (silent,))
    if page != "about":
        assert 'class="empty"' in html(app)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_speaks_every_language(page: str) -> None:
    for language in words.languages():
        app = opened(page, lang=language)
        assert app.title[0].value == words.told(language, f"{page}.title")


# --- Read


def test_reading_shows_positions_sentences_and_who_says_nothing() -> None:
    shown = html(opened())
    assert "Mira Velt" in shown and "Title of one.txt" not in shown
    assert "the committee" in shown and words.told("en", "read.silent.why") in shown
    assert len(quotes(opened())) == 4


def test_a_link_opens_its_article_with_its_actors_picked() -> None:
    second = article_id(library()[1].article)
    app = opened(article=second, actors=["Polen"])
    assert app.selectbox(key="opened").value == second
    assert app.multiselect(key="actors").value == []
    app = opened(article=second, actors=["Poland"])
    assert app.multiselect(key="actors").value == ["poland"]
    assert len(quotes(app)) == 1 and "Polen says against" in quotes(app)[0].replace("</span>", "").replace(
        '<span class="actor picked" title="Polen">', ""
    )


def test_an_unknown_article_in_the_link_opens_the_first() -> None:
    assert opened(article="nonsense").selectbox(key="opened").value == article_id(library()[0].article)


def test_picked_actors_stand_out_and_the_rest_is_dimmed() -> None:
    app = opened()
    app.multiselect(key="actors").set_value(["tom orlik"])
    shown = html(rerun(app))
    assert 'class="article dim"' in shown and shown.count("<mark") == 2
    assert len(quotes(app)) == 1


def test_a_click_on_a_mark_picks_its_actor_and_a_second_one_lets_go() -> None:
    app = opened()
    for picked in (["poland"], []):
        app.session_state["positions"] = {"selection": {"points": [{"customdata": ["poland", "ceasefire_forces"]}]}}
        app.session_state["actors"] = [] if app.session_state["actors"] == ["poland"] else ["poland"]
        assert rerun(app).multiselect(key="actors").value == picked


def test_another_article_has_other_actors() -> None:
    app = opened()
    app.multiselect(key="actors").set_value(["tom orlik"])
    rerun(app).selectbox(key="opened").set_value(article_id(library()[2].article))
    assert rerun(app).multiselect(key="actors").value == []
    assert "Ligue Verte" in html(app)


# --- Explore


FILTERS: list[tuple[dict[str, str | list[str]], int]] = [
    ({}, 9),
    ({"who": ["Poland"]}, 3),
    ({"kind": ["group"]}, 1),
    ({"target": ["Ceasefire forces"]}, 5),
    ({"label": ["against"]}, 4),
    ({"source": ["two.txt", "three.txt"]}, 5),
    ({"language": ["English"]}, 4),
    ({"dates": ["2025-01-01", "2025-02-03"]}, 3),
    ({"confidence": "65"}, 0),
    ({"sentences": "3"}, 6),
    ({"who": ["Poland"], "label": ["favor"]}, 1),
    ({"who": ["Nobody of that name"]}, 9),
]


@pytest.mark.parametrize(("url", "left"), FILTERS, ids=[str(f[0]) for f in FILTERS])
def test_every_filter_lives_in_the_link(url: dict[str, str | list[str]], left: int) -> None:
    app = opened("explore", None, **url)
    if left:
        assert len(quotes(app)) == left
    else:
        assert words.told("en", "filter.empty") in html(app)


def test_a_chip_takes_its_filter_back_and_reset_takes_all() -> None:
    app = opened("explore", who=["Poland"], label=["favor"])
    app.button(key="drop-label").click()
    assert len(quotes(rerun(app))) == 3
    app.button(key="reset").click()
    assert len(quotes(rerun(app))) == 9 and app.multiselect(key="who").value == []
    assert not [b for b in app.button if b.key == "reset"]


@pytest.mark.parametrize(
    ("view", "mark", "left"),
    [
        ("shares", ["poland", "against"], 2),
        ("grid", ["mira velt", "nato_membership"], 2),
        ("timeline", ["mira velt", "nato_membership", [article_id(a.article) for a in library()[:2]]], 2),
        ("strip", [article_id(library()[1].article), "ada quint", "ceasefire_forces", 2], 1),
    ],
)
def test_a_mark_leads_to_its_sentences_and_back(view: str, mark: list[object], left: int) -> None:
    app = opened("explore", view=words.told("en", f"view.{view}"))
    assert len(quotes(app)) == 9
    app.session_state[f"{view}-0"] = {"selection": {"points": [{"customdata": mark}]}}
    assert len(quotes(rerun(app))) == left
    app.button(key="explore-all").click()
    assert len(quotes(rerun(app))) == 9


def test_a_long_list_of_sentences_has_pages_of_ten() -> None:
    kind = library()[0].actors[0].kind
    long = report("long.txt", "en", "2025-01", [("Ada Quint", kind, 0, "favor")] * 23)
    app = opened("explore", (long,))
    assert len(quotes(app)) == 10
    app.session_state["explore-page-23"] = 3
    assert len(quotes(rerun(app))) == 3


def test_a_library_without_dates_says_so_where_time_is_asked_for() -> None:
    app = opened("explore", library()[2:], view=words.told("en", "view.timeline"))
    assert words.told("en", "timeline.none") in html(app)


def test_a_sentence_leads_to_its_report() -> None:
    app = opened("explore", who=["Ada Quint"])
    next(b for b in app.button if b.key and b.key.startswith("explore-open-")).click()
    rerun(app)
    assert app.title[0].value == words.told("en", "read.title")
    assert app.selectbox(key="opened").value == article_id(library()[1].article)
    assert app.multiselect(key="actors").value == ["ada quint"]


# --- Compare and Network


@pytest.mark.parametrize(("by", "one", "other"), [("report", 0, 1), ("source", 0, 1), ("language", 0, 1), ("month", 0, 1)])
def test_two_sides_are_compared_by(by: str, one: int, other: int) -> None:
    app = opened("compare", by=words.told("en", f"compare.by.{by}"))
    boxes = [app.selectbox(key=f"one-{by}"), app.selectbox(key=f"other-{by}")]
    assert boxes[0].value != boxes[1].value
    assert words.told("en", "compare.differ", n=1) in html(app)
    assert len(quotes(app)) == 2 and all("Mira Velt" in quote for quote in quotes(app))
    boxes[1].set_value(boxes[0].value)
    assert words.told("en", "compare.same") in html(rerun(app))


def test_one_report_alone_has_nothing_to_be_compared_with() -> None:
    assert words.told("en", "compare.few") in html(opened("compare", library()[:1]))


@pytest.mark.parametrize("view", ["agreement", "bipartite"])
def test_a_node_of_a_network_leads_to_its_sentences(view: str) -> None:
    app = opened("network", network=words.told("en", f"network.view.{view}"))
    assert len(quotes(app)) == 9
    app.session_state[f"{view}-0"] = {"selection": {"points": [{"customdata": ["mira velt"]}]}}
    assert len(quotes(rerun(app))) == 3


def test_sliders_leave_out_actors_with_too_little_said() -> None:
    app = opened("network")
    app.slider(key="least-sentences").set_value(3)
    assert len(quotes(rerun(app))) == 6
    app.slider(key="least-shared").set_value(2)
    assert words.told("en", "network.few") in html(rerun(app))


# --- Adding, with the shipped reader


def settled(app: AppTest) -> AppTest:
    """The app once no article is on its way."""
    for _ in range(240):
        if not app.session_state["jobs"]:
            return app
        time.sleep(0.25)
        app.run()
    raise AssertionError("the article was never read")


def test_the_first_visit_shows_the_founding_article_read() -> None:
    app = AppTest.from_file(APP, default_timeout=300).run()
    assert not app.exception
    assert "Annalena Baerbock" in html(app)
    assert app.multiselect(key="actors").options


def test_an_uploaded_article_is_read_and_opens() -> None:
    app = opened()
    app.file_uploader(key="files").set_value([("neu.txt", REPORT.encode(), "text/plain")]).run()
    app.button(key="read-files").click().run()
    assert "Hestermann" in html(settled(app))


def test_an_article_added_from_another_page_opens_on_the_page_that_reads() -> None:
    app = opened("explore")
    app.text_area(key="pasted").set_value(REPORT).run()
    app.button(key="read-text").click().run()
    assert "Torczak" in html(settled(app))
    assert app.title[0].value == words.told("en", "read.title")


def test_the_same_article_twice_opens_the_one_that_is_here() -> None:
    app = opened()
    for _ in range(2):
        app.text_area(key="pasted").set_value(REPORT).run()
        app.button(key="read-text").click().run()
        settled(app)
    assert "already here" in app.info[0].value and len(app.session_state["library"]) == 4


def test_an_unreadable_file_gets_one_sentence_and_nothing_is_lost() -> None:
    app = opened()
    app.file_uploader(key="files").set_value([("leer.txt", b"", "text/plain")]).run()
    app.button(key="read-files").click().run()
    assert "is empty" in settled(app).info[0].value
    assert "Mira Velt" in html(app)


def test_words_of_an_article_are_never_markup() -> None:
    app = opened()
    app.text_area(key="pasted").set_value(REPORT + " <script>alert(1)</script> <img src=x onerror=alert(1)> :red[x]").run()
    app.button(key="read-text").click().run()
    shown = html(settled(app))
    assert "&lt;script&gt;" in shown and "<script>alert" not in shown and "<img" not in shown
