"""How the app's server runs: on this machine only, silent outwards, in the colours of a printed page."""

from __future__ import annotations

from typing import Any

ADDRESS = "127.0.0.1"
DEFAULT_PORT = 8501

SERVER: dict[str, Any] = {
    "server.address": ADDRESS,
    "server.allowedHosts": ["localhost", ADDRESS],
    "server.headless": True,
    "server.maxUploadSize": 100,
    "server.fileWatcherType": "none",
    "server.enableStaticServing": False,
    "browser.gatherUsageStats": False,
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": "false",
    "runner.magicEnabled": False,
}
"""Streamlit's options by name. The server listens on loopback and answers no other Host name; nothing is
reported to anyone; no menu entry clears or deploys anything; corpus text never stands in an error page."""

THEME: dict[str, Any] = {
    "theme.font": "sans-serif",
    "theme.headingFont": "serif",
    "theme.headingFontSizes": ["1.75rem", "1.375rem", "1.25rem", "1.125rem", "1rem", "1rem"],
    "theme.headingFontWeights": [600, 600, 600, 600, 600, 600],
    "theme.baseFontSize": 16,
    "theme.baseRadius": "small",
    "theme.showWidgetBorder": True,
    "theme.light.primaryColor": "#7a2f22",
    "theme.light.backgroundColor": "#fcfbf8",
    "theme.light.secondaryBackgroundColor": "#f3f0e9",
    "theme.light.textColor": "#22201c",
    "theme.light.linkColor": "#7a2f22",
    "theme.light.borderColor": "#dcd6c9",
    "theme.light.chartCategoricalColors": ["#7a2f22"],
    "theme.dark.primaryColor": "#e0937f",
    "theme.dark.backgroundColor": "#191816",
    "theme.dark.secondaryBackgroundColor": "#242220",
    "theme.dark.textColor": "#e9e5dc",
    "theme.dark.linkColor": "#e0937f",
    "theme.dark.borderColor": "#3d3933",
    "theme.dark.chartCategoricalColors": ["#e0937f"],
}
"""Paper and ink in light, the same turned down in dark; text contrast is above 7:1 in both."""


def options(port: int) -> dict[str, Any]:
    """Return every option of the server for `port`, by Streamlit's names.

    What stands here is given on the command line, so no config file of the user's changes it.
    """
    return {**SERVER, **THEME, "server.port": port, "logger.hideWelcomeMessage": True}
