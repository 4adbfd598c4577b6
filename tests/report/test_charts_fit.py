"""What would be wrong: a pasted paragraph in the column of names takes minutes."""

from __future__ import annotations

from instantsia.report.charts import svg


def test_a_long_name_is_measured_no_further_than_it_can_stand(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    looked: list[int] = []
    width = svg.text_width
    monkeypatch.setattr(svg, "text_width", lambda text, size: looked.append(len(text)) or width(text, size))
    assert svg.fit("L" * 100_000, 80.0, 10.0).endswith("L…")
    assert max(looked) < 40


def test_what_fits_is_left_as_it_is() -> None:
    assert svg.fit("Minister of Finance", 200.0, 10.0) == "Minister of Finance"
    assert svg.fit("iiii", 4 * 0.34 * 10 + 1e-9, 10.0) == "iiii"
