"""Pictures: whatever was sent is judged by its content, decoded within limits, and rebuilt from its pixels alone.

What leaves here is a JPEG without metadata, turned upright, at most 2,000 pixels long: no place, no camera, no second
file hidden behind the first.
"""

import warnings
from io import BytesIO
from threading import BoundedSemaphore

from PIL import Image, ImageOps, UnidentifiedImageError

from server.domain.errors import Invalid

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 25_000_000
LONG_EDGE = 2000
QUALITY = 85

_turns = BoundedSemaphore(2)
"""A picture of 25 megapixels takes 75 MB while it is open: never more than two at once."""


def rebuild(data: bytes) -> tuple[bytes, int, int]:
    """JPEG bytes, width and height; raises Invalid `photo-not-a-picture`, `photo-too-large` or `photo-broken`."""
    with _turns, warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        picture = _open(data)
        try:
            picture.draft("RGB", (LONG_EDGE, LONG_EDGE))  # JPEG only: decodes at a half, a quarter … when that will do
            picture.load()
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONG_EDGE, LONG_EDGE), Image.Resampling.LANCZOS)
            bare = _bare(upright)
        except (Exception, RecursionError):  # whatever a broken file makes the decoder say
            raise Invalid("photo-broken") from None
        out = BytesIO()
        bare.save(out, "JPEG", quality=QUALITY, optimize=True)
        return out.getvalue(), bare.width, bare.height


def _open(data: bytes) -> Image.Image:
    """Only the header is read here; the declared type is never asked."""
    try:
        picture = Image.open(BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError:
        raise Invalid("photo-not-a-picture") from None
    except Image.DecompressionBombError:
        raise Invalid("photo-too-large") from None
    except Exception:
        raise Invalid("photo-broken") from None
    if picture.width * picture.height > MOST_PIXELS:
        raise Invalid("photo-too-large")
    return picture


def _bare(picture: Image.Image) -> Image.Image:
    """Pixels on white in a picture that carries nothing else."""
    bare = Image.new("RGB", picture.size, "white")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        bare.paste(layer, mask=layer.getchannel("A"))
    else:
        bare.paste(picture.convert("RGB"))
    return bare
