"""Sentences: a table of hard texts per language, and exact offsets for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.sentences import LONGEST, sentences

CASES = {
    "de": ["Das Treffen begann am 3. Dezember in Brüssel.", "Prof. Dr. Lena Varnholt sagte: „Das geht nicht.“", "U. a. lehnt das auch Gen. Brodt ab."],
    "en": ["Gen. Harriet Colwyn met Lt. Boyd on Dec. 3.", "The U.S. plan was clear.", "\"We will not go,\" she said."],
    "fr": ["M. Delorme a rencontré le gén. Vasseur.", "« Jamais », a-t-il dit.", "Il y avait env. 300 soldats."],
    "it": ["L'on. Bassani non esclude nulla.", "Il gen. Corvi è contrario.", "«Mai», ha detto."],
    "es": ["El Sr. Olmedo llegó a EE. UU. el martes.", "La Sra. Prieto no descarta nada.", "«Nunca», dijo."],
    "pl": ["Spotkanie odbyło się w 2024 r. w Warszawie.", "Gen. Brzeski i prof. Lis są przeciw.", "„Nigdy”, powiedział."],
    "uk": ["Зустріч відбулася 3 грудня 2024 р. у Києві.", "Ген. Крутояр і проф. Лис проти.", "«Ніколи», — сказав він."],
    "ru": ["Встреча прошла в 2024 г. в Москве.", "Выделено 5 млн. евро.", "«Никогда», — сказал он."],
    "nl": ["Dhr. Verbruggen is tegen.", "Er zijn ca. 300 soldaten nodig.", "‘Nooit’, zei hij."],
    "hu": ["Dr. Kelemen Ágnes szerint ez korai.", "Kb. 300 katonáról van szó.", "„Soha” – mondta."],
    "cs": ["Gen. Hradil je proti.", "Jde o tzv. koalici ochotných.", "„Nikdy,“ řekl."],
    "sv": ["Omkring 300 soldater, bl.a. från Sverige, behövs.", "”Aldrig”, sade hon."],
}  # fmt: skip


@pytest.mark.parametrize("language", CASES)
def test_a_report_is_cut_where_a_reader_would_cut_it(language: str) -> None:
    text = " ".join(CASES[language])
    assert [s.span.of(text) for s in sentences(text, language)] == CASES[language]


def test_headlines_and_paragraphs_are_sentences_of_their_own() -> None:
    text = "Rutte: kein Frieden\n\nEr sagte nein.\nSie sagte ja."
    assert [s.span.of(text) for s in sentences(text, "de")] == ["Rutte: kein Frieden", "Er sagte nein.", "Sie sagte ja."]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400), st.sampled_from(sorted(CASES)))
def test_offsets_cut_any_text_without_loss(text: str, language: str) -> None:
    found = sentences(text, language)
    assert [s.index for s in found] == list(range(len(found)))
    at = 0
    for s in found:
        words = s.span.of(text)
        assert words == words.strip() != ""
        assert text[at : s.span.start].strip() == ""
        at = s.span.end
    assert text[at:].strip() == ""


def test_text_without_a_full_stop_is_cut_at_blanks() -> None:
    text = "wort " * 1000
    found = sentences(text, "de")
    assert all(s.span.end - s.span.start <= LONGEST for s in found)
    assert all(set(s.span.of(text).split()) == {"wort"} for s in found)
