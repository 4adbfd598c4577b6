"""What would be wrong: names in an alphabet of East Asia are read as Russian ones without a word."""

from __future__ import annotations

import pytest

from instantsia.stakeholders.files.columns.names_in_text import names_columns
from instantsia.stakeholders.files.delimited import western
from instantsia.stakeholders.files.formats.text import any_text
from instantsia.stakeholders.files.sheet import TableError

NAMES = {
    "shift_jis": ("Shift-JIS", ("佐藤次郎", "田中太郎", "鈴木花子", "高橋")),
    "euc_jp": ("EUC-JP", ("さとう次郎", "田中たろう", "鈴木はなこ", "高橋まり")),
    "euc_kr": ("EUC-KR", ("김철수", "박민수", "이영희")),
    "gb18030": ("GB18030", ("刘洋", "张敏", "李娜", "王伟")),
    "big5": ("Big5", ("劉洋", "張敏", "李娜", "王偉")),
}


def written(names: tuple[str, ...], encoding: str) -> bytes:
    return "".join(["actor,position\n", *(f"{name},{20 * at}\n" for at, name in enumerate(names))]).encode(encoding)


@pytest.mark.parametrize("encoding", NAMES)
def test_it_is_read_and_told(encoding: str) -> None:
    called, names = NAMES[encoding]
    found = any_text(written(names, encoding), "a.csv", lambda text: False)
    assert found.text.splitlines()[1] == f"{names[0]},0"
    assert found.alphabet == called


def test_where_two_fit_the_other_is_told_and_reads_it_at_once() -> None:
    names = NAMES["shift_jis"][1]
    data = written(names, "euc_jp")
    found = any_text(data, "a.csv", lambda text: False)
    assert "EUC-JP" in (found.alphabet, *found.others)
    assert any_text(data, "a.csv", lambda text: False, "EUC-JP").text.splitlines()[1] == f"{names[0]},0"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Министр финансов\nПремьер\nМэр города\nСовет", "cp1251"),
        ("Министр финансов\nПремьер\nМэр города\nСовет", "koi8_r"),
        ("Υπουργός\nΠρωθυπουργός\nΔήμαρχος", "cp1253"),
        ("Małgorzata Łącka\nŻółć\nŚwięto", "cp1250"),
        ("Müller\nJörg Größe\nÄnne", "cp1252"),
    ],
)
def test_what_is_none_is_read_as_before(text: str, encoding: str) -> None:
    found = any_text(written(tuple(text.split("\n")), encoding), "a.csv", lambda text: True)
    assert text.split("\n")[0] in found.text


JAPANESE = "関係者,立場,重要度,影響力\n財務省,80,70,10\n外務省,20,50,8\n日銀,60以上,40,6\n合計,,,24\n"
CHINESE = "议员,立场,重要性,影响力\n财政部,80,70,10\n外交部,20,50,8\n央行,60,40,6\n"
TAIWANESE = "議員,立場,重要性,影響力\n財政部,80,70,10\n外交部,20,50,8\n央行,60,40,6\n"


@pytest.mark.parametrize(
    ("text", "encoding", "called"),
    [
        (JAPANESE, "shift_jis", "Shift-JIS"),
        (JAPANESE, "euc_jp", "EUC-JP"),
        (JAPANESE, "iso2022_jp", "ISO-2022-JP"),
        (CHINESE, "gb18030", "GB18030"),
        (TAIWANESE, "big5", "Big5"),
    ],
)
def test_a_header_in_the_same_language_decides(text: str, encoding: str, called: str) -> None:
    """If it failed, a ministry would have a name in Greek or Cyrillic letters that mean nothing."""
    data = text.encode(encoding)
    found = any_text(data, "a.csv", western, "", names_columns)
    assert (found.text, found.alphabet) == (text, called)
    assert any_text(data, "a.csv", western, called).text == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "iso8859_5", "cp866"])
def test_words_of_an_even_number_of_letters_stay_cyrillic(encoding: str) -> None:
    """If it failed, a sheet in Russian in small letters would be read as Chinese."""
    text = "участник,позиция\nсоюз труда,80\nдума,20\nбанк,50\nпартия,60\n"
    for one in (text, text.upper()):
        found = any_text(one.encode(encoding), "a.csv", western, "", names_columns)
        assert found.text == one


def test_an_alphabet_that_does_not_fit_is_refused() -> None:
    data = written(NAMES["gb18030"][1], "gb18030")
    with pytest.raises(TableError, match="encoding=Shift-JIS: the bytes of the file are none in it"):
        any_text(data, "a.csv", lambda text: False, "Shift-JIS")
