"""Answers as pictures that say one thing: `draw(answer, setting).save("blocked.svg")`."""

from outputs.picture.draw import VIEWS, draw
from outputs.picture.inputs import Answer, PictureError, Setting
from outputs.picture.picture import ENDINGS, Picture, ending

__all__ = ["ENDINGS", "VIEWS", "Answer", "Picture", "PictureError", "Setting", "draw", "ending"]
