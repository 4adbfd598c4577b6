"""The page in a real browser: nothing fetched, nothing complained of, no overflow on a telephone, light and dark.

Chromium is asked to print the page after laying it out; what is measured is written into the copy of the page by a
few lines of script, which the page itself would not let run.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from instantsia.api import load
from instantsia.report.page import page
from instantsia.report.page_parts import html as parts
from tests.report import samples, settlements

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER = os.environ.get("CHROMIUM", "") or next(filter(None, map(shutil.which, NAMES)), "")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--proxy-server=127.0.0.1:9",
    "--enable-logging=stderr",
    "--v=0",
)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n')
MEASURE = """<script>
addEventListener("load", () => {
  const root = document.documentElement, wide = root.clientWidth;
  const outside = [...document.querySelectorAll("body *")].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && box.right > wide + 1 && !one.closest(".scroll") && !one.closest(".skip");
  });
  const style = getComputedStyle(document.body);
  const small = [...document.querySelectorAll(".chart text")].map(one => {
    const scale = one.ownerSVGElement.getBoundingClientRect().width / one.ownerSVGElement.viewBox.baseVal.width;
    return parseFloat(getComputedStyle(one).fontSize) * scale;
  });
  document.title = JSON.stringify({
    wide, scroll: root.scrollWidth, outside: outside.slice(0, 3).map(one => one.outerHTML.slice(0, 200)),
    paper: style.backgroundColor, ink: style.color,
    loaded: performance.getEntriesByType("resource").map(one => one.name),
    errors: window.complaints, smallest: Math.min(...small)
  });
});
</script>
"""
COMPLAIN = """<script>
window.complaints = [];
addEventListener("error", event => complaints.push(String(event.message)));
addEventListener("securitypolicyviolation", event => complaints.push(event.violatedDirective));
</script>
"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not BROWSER, reason="no chromium is found; CHROMIUM=/path/to/it names one"),
]

Text = Callable[[str], str]


@pytest.fixture(scope="module")
def june() -> str:
    """The page of june-1957 as of 17 June."""
    return page(load("june-1957").run(draws=1000, as_of="1957-06-17", runs=None).forecast)


def opened(text: str, folder: Path, *flags: str, width: int = 1100) -> tuple[str, str]:
    """What the browser makes of a page, and what it says on its console."""
    (folder / "page.html").write_text(text, encoding="utf-8")
    command = [BROWSER, *QUIET, *flags, f"--user-data-dir={folder / 'profile'}", f"--window-size={width},900"]
    found = subprocess.run(
        [*command, "--dump-dom", (folder / "page.html").as_uri()],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    return found.stdout, "\n".join(line for line in found.stderr.split("\n") if "CONSOLE" in line)


def measured(text: str, folder: Path, width: int, *, theme: str = "", unfold: bool = False) -> dict[str, Any]:
    """A copy of the page measured by a script at a width.

    The copy stands in a frame, since a window of the browser is never narrower than 500.
    """
    copy = POLICY.sub("", text).replace("<head>\n", f"<head>\n{COMPLAIN}", 1).replace("</body>", f"{MEASURE}</body>", 1)
    assert copy.count("<script") == 2
    if theme:
        copy = copy.replace("<html ", f'<html data-theme="{theme}" ', 1)
    if unfold:
        copy = copy.replace("<details ", "<details open ")
    (folder / "copy.html").write_text(copy, encoding="utf-8")
    frame = (
        f'<!DOCTYPE html><title>frame</title><iframe src="copy.html" width="{width}" height="800" style="border:0">'
        "</iframe><script>addEventListener('load', () => setTimeout(() => {"
        "document.title = frames[0].document.title}, 50))</script>"
    )
    dom, _ = opened(frame, folder, "--allow-file-access-from-files", "--virtual-time-budget=2000", width=1300)
    title = re.search(r"<title>(.*?)</title>", dom, re.DOTALL)
    assert title is not None
    result: dict[str, Any] = json.loads(html.unescape(title[1]))
    assert result["wide"] == width
    return result


def test_it_opens_without_a_complaint_and_without_a_request(june: str, tmp_path: Path) -> None:
    """A reader without a network would miss something, or somebody would learn that the report was read."""
    dom, said = opened(june, tmp_path)
    assert said == ""
    assert "Would the Presidium turn against Khrushchev?" in dom
    assert dom.count("<svg") == june.count("<svg")
    assert "default-src 'none'" in dom
    assert not re.search(r"<(?:script|link|img|iframe|object|embed)\b|\ssrc=|url\(", june)
    assert measured(june, tmp_path, 1100)["loaded"] == []


def test_its_policy_lets_nothing_run(june: str, tmp_path: Path) -> None:
    """What a case smuggles in would be run, if an escape were ever forgotten."""
    planted = june.replace("</body>", '<script>document.title = "run"</script><img src="http://127.0.0.1:9/x"></body>')
    dom, said = opened(planted, tmp_path)
    assert "<title>run</title>" not in dom
    assert "Content Security Policy" in said


@pytest.mark.parametrize("unfold", [False, True])
@pytest.mark.parametrize("width", [320, 390, 760, 1100])
def test_no_width_needs_scrolling_sideways(june: str, tmp_path: Path, width: int, unfold: bool) -> None:
    """On a telephone the page would move under the thumb, and lines would end outside of the screen."""
    found = measured(june, tmp_path, width, unfold=unfold)
    assert found["outside"] == []
    assert found["scroll"] <= width
    assert found["errors"] == []
    assert found["smallest"] >= 8 if width < 390 else found["smallest"] >= 9.5


@pytest.mark.parametrize("name", ["ban", "many"])
@pytest.mark.parametrize("width", [320, 390, 1100])
def test_a_settlement_fits_on_a_telephone(name: str, width: int, tmp_path: Path) -> None:
    """The chart of the scale or the table of actors would widen the page, or its letters be too small to read."""
    found = measured(page(settlements.ALL[name]()), tmp_path, width, unfold=True)
    assert found["outside"] == []
    assert found["scroll"] <= width
    assert found["errors"] == []
    assert found["smallest"] >= 8 if width < 390 else found["smallest"] >= 9.5


@pytest.mark.parametrize("width", [390, 1100])
def test_names_that_are_too_long_do_not_widen_the_page(tmp_path: Path, width: int) -> None:
    """One long word in a case would make its report unreadable on a telephone."""
    found = measured(page(samples.awkward()), tmp_path, width, unfold=True)
    assert found["outside"] == []
    assert found["scroll"] <= width


def test_it_is_light_and_dark(june: str, tmp_path: Path) -> None:
    """Who reads in the dark would be blinded, or see dark letters on a dark ground."""
    light = measured(june, tmp_path, 760, theme="light")
    dark = measured(june, tmp_path, 760, theme="dark")

    def brightness(colour: str) -> int:
        return sum(map(int, re.findall(r"\d+", colour)[:3]))

    assert brightness(light["paper"]) > 700 > 200 > brightness(light["ink"])
    assert brightness(dark["ink"]) > 600 > 200 > brightness(dark["paper"])


def test_it_prints(june: str, tmp_path: Path) -> None:
    """A printed report would be dark, or miss what was closed on screen."""
    out = tmp_path / "page.pdf"
    (tmp_path / "page.html").write_text(june, encoding="utf-8")
    command = [BROWSER, *QUIET, f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={out}"]
    subprocess.run([*command, (tmp_path / "page.html").as_uri()], capture_output=True, timeout=120, check=True)
    written = out.read_bytes()
    assert written.startswith(b"%PDF-")
    pages = len(re.findall(rb"/Type\s*/Page\b", written))
    assert pages >= 8, "what is looked up is not printed"


def test_a_link_in_a_case_stays_a_link(tmp_path: Path) -> None:
    """An address would be opened by the browser itself."""
    text = page(samples.sober())
    assert parts.link("https://example.org/m", "https://example.org/m") in text
    assert measured(text, tmp_path, 760)["loaded"] == []
