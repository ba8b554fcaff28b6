"""How colours are seen: their contrast, and how far apart they are to readers with normal and with other sight."""

from __future__ import annotations

import colorsys
from functools import cache

# Machado, Oliveira and Fernandes (2009), complete deficiency, on linear RGB.
SIGHTS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "greyscale": ((0.2126, 0.7152, 0.0722),) * 3,
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
}
_QUIETED = 0.62
Color = tuple[float, float, float]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 reckons it, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def difference(one: str, other: str, sight: str = "normal") -> float:
    """Return the colour difference (CIE 1976) as such a reader sees it; about 2 is just noticeable."""
    pairs = zip(_lab(_seen(one, sight)), _lab(_seen(other, sight)), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def mixed(start: str, end: str, share: float) -> str:
    """Return the colour that lies so far on the way from one to another."""
    channels = ((int(start[i : i + 2], 16), int(end[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in channels)


@cache
def lightened(color: str, paper: str, least: float) -> str:
    """Return a colour's own hue, only as light and as quiet as it takes to reach a contrast on dark paper."""
    hue, light, depth = colorsys.rgb_to_hls(*(int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)))
    for step in range(101):
        channels = colorsys.hls_to_rgb(hue, light + (1 - light) * step / 100, depth * _QUIETED)
        made = "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)
        if contrast(made, paper) >= least:
            return made
    return "#ffffff"


def _linear(color: str) -> Color:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)  # noqa: PLR2004 - sRGB
    return r, g, b


def _luminance(color: str) -> float:
    r, g, b = _linear(color)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _seen(color: str, sight: str) -> Color:
    linear = _linear(color)
    r, g, b = (min(max(sum(f * c for f, c in zip(row, linear, strict=True)), 0), 1) for row in SIGHTS[sight])
    return r, g, b


def _lab(linear: Color) -> Color:
    r, g, b = linear
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)  # noqa: PLR2004 - CIE 1976
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
