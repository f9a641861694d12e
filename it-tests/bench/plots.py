"""Bars as SVG, without a library."""
from html import escape

COLOURS = {"ours": "#1f6f8b", "fastapi": "#c4703c", "library": "#d9b08c"}
LABELS = {"ours": "this server", "fastapi": "kokoro-onnx behind FastAPI", "library": "kokoro-onnx alone"}
WIDTH, LEFT, ROW, GAP = 760, 150, 18, 14


def bars(title, groups, values):
    """A group of bars for each of groups; values gives the numbers of one by name."""
    data = {str(name): values(row) for name, row in groups.items()}
    most = max((value for row in data.values() for value in row.values()), default=1) or 1
    names = list(dict.fromkeys(name for row in data.values() for name in row))
    parts, top = [], 62
    for group, row in data.items():
        parts.append(f'<text x="{LEFT - 8}" y="{top + ROW * len(row) / 2 + 4}" text-anchor="end">{escape(group)}</text>')
        for name, value in row.items():
            width = (WIDTH - LEFT - 70) * value / most
            parts.append(f'<rect x="{LEFT}" y="{top}" width="{width:.1f}" height="{ROW - 3}" fill="{COLOURS[name]}"/>')
            parts.append(f'<text x="{LEFT + width + 6:.1f}" y="{top + ROW - 6}">{value:.3g}</text>')
            top += ROW
        top += GAP
    legend = "".join(
        f'<rect x="{LEFT + 200 * index}" y="34" width="12" height="12" fill="{COLOURS[name]}"/><text x="{LEFT + 18 + 200 * index}" y="45">{LABELS[name]}</text>'
        for index, name in enumerate(names)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{top}" font-family="sans-serif" font-size="13" role="img">'
        f'<title>{escape(title)}</title><rect width="100%" height="100%" fill="#fff"/>'
        f'<text x="12" y="22" font-weight="bold">{escape(title)}</text>{legend}{"".join(parts)}</svg>\n'
    )
