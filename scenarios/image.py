"""Pictures of a scenario: what the document says of them; the bytes stand elsewhere."""

import re
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from scenarios.model import Part

IMAGE_NAME = re.compile(r"[0-9a-f]{16}\.(png|jpg|webp)")
"""The name of a picture: the first 16 hex digits of the SHA-256 of its bytes, and its format."""


def _image_name(value: object) -> str:
    if isinstance(value, str) and IMAGE_NAME.fullmatch(value):
        return value
    raise PydanticCustomError("image_name", "{found} names no picture", {"found": repr(value)})


class Image(Part):
    """A picture that goes with a post or an inject; one with other bytes has another name."""

    file: Annotated[
        str,
        BeforeValidator(
            _image_name, json_schema_input_type=Annotated[str, Field(pattern=IMAGE_NAME.pattern)]
        ),
    ]
    alt: str = Field(min_length=1, max_length=200)
    """What it shows, for those who do not see it."""


Images = Annotated[tuple[Image, ...], Field(max_length=4)]
"""The pictures of a post or an inject."""
