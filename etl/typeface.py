"""Developer's tool: the bundled typeface, a file a weight, out of its package. Nothing at run time imports it."""

import argparse
import shutil
import tempfile
from pathlib import Path
from typing import Final

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

FAMILY: Final = "Be Vietnam Pro"
STYLES: Final = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
SUBSETS: Final = ("latin", "latin-ext", "vietnamese")
# What Vietnamese official prose and our own charts need and a subset could lack.
MUST_HAVE: Final = "AĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ₫–—“”‘’…·×%0123456789"


def merge(package: Path, weight: int) -> TTFont:
    """One font of `weight` with the glyphs of every subset; raises ValueError when a needed one is missing."""
    with tempfile.TemporaryDirectory() as folder:
        parts = [_decompress(package, subset, weight, Path(folder)) for subset in SUBSETS]
        font = Merger().merge([str(part) for part in parts])
    missing = sorted(set(MUST_HAVE) - set(map(chr, font.getBestCmap())))
    if missing:
        raise ValueError(f"{FAMILY} {weight} lacks {''.join(missing)}")
    _name(font, weight)
    return font


def _decompress(package: Path, subset: str, weight: int, folder: Path) -> Path:
    font = TTFont(package / "files" / f"be-vietnam-pro-{subset}-{weight}-normal.woff2")
    font.flavor = None
    for table in ("DSIG", "kern"):
        if table in font:
            del font[table]
    path = folder / f"{subset}.ttf"
    font.save(path)
    return path


def without_hints(font: TTFont) -> TTFont:
    """The same glyphs without hints, half the size: for pictures that carry the typeface in themselves."""
    options = subset.Options(flavor="woff2", hinting=False, layout_features=["ccmp", "locl", "mark", "mkmk"])
    maker = subset.Subsetter(options)
    maker.populate(unicodes=font.getBestCmap())
    maker.subset(font)
    return font


def _name(font: TTFont, weight: int) -> None:
    """The names by which a renderer finds the weight of a family (OpenType name ids 1, 2, 4, 6, 16, 17)."""
    style = STYLES[weight]
    plain = weight in (400, 700)
    names = {
        1: FAMILY if plain else f"{FAMILY} {style}",
        2: style if plain else "Regular",
        4: f"{FAMILY} {style}",
        6: f"{FAMILY.replace(' ', '')}-{style}",
        16: FAMILY,
        17: style,
    }
    for name_id, value in names.items():
        font["name"].setName(value, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


def main() -> None:
    """Write the typeface: `python -m etl.typeface node_modules/@fontsource/be-vietnam-pro static/fonts`."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("package", type=Path, help="the unpacked @fontsource/be-vietnam-pro package")
    parser.add_argument("out", type=Path, help="folder to write to")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for weight, style in STYLES.items():
        font = merge(arguments.package, weight)
        stem = f"BeVietnamPro-{style}"
        font.save(arguments.out / f"{stem}.ttf")
        font.flavor = "woff2"
        font.save(arguments.out / f"{stem}.woff2")
        without_hints(font).save(arguments.out / f"{stem}.embed.woff2")
    shutil.copy(arguments.package / "LICENSE", arguments.out / "OFL.txt")


if __name__ == "__main__":
    main()
