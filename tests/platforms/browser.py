"""Debian's chromium, driven by playwright, and the reason to skip where it is not installed."""

import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright._impl._driver import compute_driver_executable
from playwright.async_api import Browser, Page, async_playwright

CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def _can_be_driven() -> bool:
    """Say whether there is a browser, and whether playwright's driver runs here."""
    if CHROMIUM is None:
        return False
    driver, _ = compute_driver_executable()
    return subprocess.run([driver, "--version"], capture_output=True, check=False).returncode == 0


needs_chromium = pytest.mark.skipif(
    not _can_be_driven(),
    reason="Debian's chromium, or what drives it, is not installed (apt-get install chromium libatomic1)",
)


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """Yield a browser that speaks to nobody but the pages it is sent to."""
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        try:
            yield running
        finally:
            await running.close()


async def open_page(
    running: Browser, address: str, *, width: int = 1280, height: int = 800, dark: bool = False
) -> Page:
    """Return a page in a fresh profile, once it shows something."""
    page = await running.new_page(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", locale="en-GB"
    )
    await page.goto(address)
    await page.locator("#page").wait_for(state="visible")
    return page
