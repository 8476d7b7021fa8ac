"""Answers as pictures that say one thing: `draw(answer, setting).save("blocked.svg")`."""

from outputs.picture.draw import VIEWS, draw
from outputs.picture.inputs import Answer, PictureError
from outputs.picture.picture import ENDINGS, Picture, ending
from outputs.picture.setting import COLUMNS, Known, Setting, Source, Told

__all__ = [
    "COLUMNS",
    "ENDINGS",
    "VIEWS",
    "Answer",
    "Known",
    "Picture",
    "PictureError",
    "Setting",
    "Source",
    "Told",
    "draw",
    "ending",
]
