"""The page through Streamlit's own harness: what a visitor sees and can do."""

import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

APP = str(Path(__file__).parents[1] / "app.py")
REPORT = (
    "Verteidigungsminister Jörn Hestermann will deutsche Soldaten zur Sicherung eines Waffenstillstands in die Ukraine schicken. "
    "Der polnische Außenminister Zbigniew Torczak lehnt eine Entsendung von Truppen in die Ukraine ab."
)


def opened() -> AppTest:
    app = AppTest.from_file(APP, default_timeout=60).run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def settled(app: AppTest) -> AppTest:
    """The app once no article is on its way."""
    for _ in range(120):
        app.run()
        if not app.session_state["jobs"]:
            return app
        time.sleep(0.25)
    raise AssertionError("the article was never read")


def test_the_first_visit_shows_the_founding_article_read() -> None:
    app = opened()
    assert "Annalena Baerbock" in html(app)
    assert app.multiselect(key="picked").options


def test_an_actor_filter_keeps_that_actor_alone() -> None:
    app = opened()
    name = app.multiselect(key="picked").options[0]
    app.multiselect(key="picked").set_value([name]).run()
    chosen = [element.proto.body for element in app.get("html") if 'class="stance"' in element.proto.body]
    assert chosen and all(f"<b>{name}</b>" in body for body in chosen)


def test_an_uploaded_article_is_read_and_opens() -> None:
    app = opened()
    app.file_uploader(key="files").set_value([("neu.txt", REPORT.encode(), "text/plain")]).run()
    next(b for b in app.button if b.label == "Read the files").click().run()
    assert "Hestermann" in html(settled(app))


def test_a_pasted_article_is_read_and_opens() -> None:
    app = opened()
    app.text_area(key="pasted").set_value(REPORT).run()
    next(b for b in app.button if b.label == "Read the text").click().run()
    assert "Torczak" in html(settled(app))


def test_an_unreadable_file_gets_one_sentence_and_nothing_is_lost() -> None:
    app = opened()
    app.file_uploader(key="files").set_value([("leer.txt", b"", "text/plain")]).run()
    next(b for b in app.button if b.label == "Read the files").click().run()
    for _ in range(40):
        if app.info:
            break
        time.sleep(0.1)
        app.run()
    assert "is empty" in app.info[0].value
    assert "Annalena Baerbock" in html(app)


def test_words_of_an_article_are_never_markup() -> None:
    app = opened()
    app.text_area(key="pasted").set_value(REPORT + " <script>alert(1)</script> <img src=x onerror=alert(1)> :red[x]").run()
    next(b for b in app.button if b.label == "Read the text").click().run()
    shown = html(settled(app))
    assert "&lt;script&gt;" in shown and "<script" not in shown and "<img" not in shown
