"""Pictures of posts and injects."""

from collections.abc import Iterator

from scenarios.errors import Problem
from scenarios.lint.subject import Subject

_ROUTES = ("posts.*.images.*.file", "injects.*.images.*.file")


def check(subject: Subject) -> Iterator[Problem]:
    """Every picture that is named is at hand.

    规则 image-missing：images 里的图片要在情景文件旁的 images 文件夹里，内容与名称相符；
    在情景工坊里，要在工坊上传过，或是随程序提供的情景里的图片。
    """
    if subject.has_image is None:
        return
    for path, name in (found for route in _ROUTES for found in subject.at(route)):
        if not subject.has_image(name):
            hint = "放进 images 文件夹，内容要与名称相符；在情景工坊里重新上传"
            yield subject.problem(path, "image-missing", f"找不到图片 {name}", hint)
