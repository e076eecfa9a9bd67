"""Draws the PNG pictures that phones and chat apps ask for, out of our own svg drawings and the sprite, with Chromium.

Run by hand after changing a drawing (`python pwa/build/pictures.py`); the results in pwa/public/icons are committed.
For each icon of server/reference/sectors.toml: share-<icon>.png, the trade's tool under the umbrella.
"""

import io
import re
import shutil
import tomllib
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
ICONS = ROOT / "pwa" / "public" / "icons"
PAPER, INK, SOGAN, SOFT = "#fbf5e9", "#1f2a5a", "#8a4b1f", "#f3e8d2"


def symbols() -> dict[str, str]:
    """The inside of every picture in the sprite, by name."""
    sprite = (ICONS / "sprite.svg").read_text(encoding="utf-8")
    return dict(re.findall(r'<symbol id="([^"]+)"[^>]*>(.*?)</symbol>', sprite))


def umbrella(x: float, y: float, size: float, drawing: str) -> str:
    filled = drawing.replace("currentColor", INK).replace("var(--accent,#8a4b1f)", SOGAN)
    filled = filled.replace("var(--paper,#fbf5e9)", PAPER)
    return f'<svg x="{x}" y="{y}" width="{size}" height="{size}" viewBox="0 0 64 64">{filled}</svg>'


def tool(x: float, y: float, size: float, drawing: str) -> str:
    stroke = f'fill="none" stroke="{SOGAN}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"'
    return f'<svg x="{x}" y="{y}" width="{size}" height="{size}" viewBox="0 0 24 24" {stroke}>{drawing}</svg>'


def kawung(y: float, width: int, size: float) -> str:
    sheet = (ROOT / "pwa" / "styles" / "base.css").read_text(encoding="utf-8")
    seeds = re.search(r"%3Cpath d='([^']+)'", sheet)[1]
    one = f'<g transform="rotate(45 12 12)" fill="none" stroke="{SOGAN}" stroke-width="1.7"><path d="{seeds}"/></g>'
    tiles = "".join(
        f'<svg x="{x * size}" y="{y}" width="{size}" height="{size}" viewBox="0 0 24 24">{one}</svg>'
        for x in range(int(width / size) + 1)
    )
    return f'<g opacity=".8">{tiles}</g>'


def svg(width: int, height: int, inside: str, background: str = PAPER, corner: int = 0) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<rect width="{width}" height="{height}" rx="{corner}" fill="{background}"/>{inside}</svg>'
    )


def main() -> None:
    drawn = symbols()
    mark = drawn["payung"]
    sectors = tomllib.loads((ROOT / "server" / "reference" / "sectors.toml").read_text(encoding="utf-8"))["sector"]
    wanted = {
        "180.png": svg(180, 180, umbrella(22, 24, 136, mark)),
        "192.png": svg(192, 192, umbrella(20, 22, 152, mark), corner=36),
        "512.png": svg(512, 512, umbrella(56, 60, 400, mark), corner=96),
        "512-maskable.png": svg(512, 512, umbrella(106, 110, 300, mark)),
        "32.png": svg(32, 32, umbrella(0, 0, 32, mark), corner=6),
        "share.png": share(umbrella(360, 78, 480, mark)),
    }
    for icon in sorted({sector["icon"] for sector in sectors} | {"canting"}):
        picture = umbrella(330, 78, 520, mark) + tool(622, 352, 170, drawn[icon])
        wanted[f"share-{icon}.png"] = share(picture)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        for name, drawing in wanted.items():
            width, height = re.search(r'width="(\d+)" height="(\d+)"', drawing).groups()
            page.set_viewport_size({"width": int(width), "height": int(height)})
            page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{drawing}")
            save(page.screenshot(omit_background=True), name)
        browser.close()
    Image.open(ICONS / "32.png").save(ICONS.parent / "favicon.ico", sizes=[(32, 32)])
    (ICONS / "32.png").unlink()
    (ICONS / "mark.svg").write_text(svg(64, 64, umbrella(3, 3, 58, mark), corner=12) + "\n", encoding="utf-8")


def share(inside: str) -> str:
    return svg(1200, 630, kawung(18, 1200, 48) + inside + kawung(564, 1200, 48))


def save(png: bytes, name: str) -> None:
    """Few colours are enough, and small pictures show on a slow line."""
    image = Image.open(io.BytesIO(png))
    if "A" in image.getbands() and image.getextrema()[3][0] < 255:
        image = image.quantize(64, method=Image.Quantize.FASTOCTREE)
    else:
        image = image.convert("RGB").quantize(48)
    image.save(ICONS / name, optimize=True)


if __name__ == "__main__":
    main()
