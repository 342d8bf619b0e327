"""What a page says when something went wrong: one table from exception class to status and words.

Pages never catch. A whole page is answered with a page, a part with its words, JSON with
`{"error": {"title", "message", "remedy"}}`.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from flask import Flask, Response, jsonify, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from scenarios.errors import (
    ActionRefused,
    CheckError,
    DrillError,
    JournalError,
    JournalTooNew,
    OverrideRefused,
    ScenarioError,
    StoreError,
)
from web.authoring.bundle import BundleRefused
from web.forms.once import fresh_token
from web.image import ImageRefused
from web.spreadsheet.guard import SpreadsheetRefused

log = logging.getLogger(__name__)

CONFLICT = 409


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered: the status, what happened, and what to do."""

    status: int
    title: str
    remedy: str


ANSWERS: Mapping[type[Exception], Answer] = MappingProxyType(
    {
        ActionRefused: Answer(409, "未予受理", "按提示更正后重新提交；本次尝试已记入演练记录。"),
        JournalTooNew: Answer(409, "演练记录的版本较新", "请安装更高版本的舆练后再打开。"),
        JournalError: Answer(409, "演练记录无法继续推演", "记录仍可查阅和评分，请告知导调人员。"),
        ScenarioError: Answer(409, "情景或预案文件有问题", "请导调人员检查文件后再试。"),
        CheckError: Answer(409, "评分规则有问题", "请告知管理员检查预案包。"),
        OverrideRefused: Answer(409, "改判没有记入", "请按提示更正后重新提交。"),
        SpreadsheetRefused: Answer(422, "文件没有导入", "请按提示处理后重新上传。"),
        BundleRefused: Answer(422, "情景没有导出", "请按提示处理后重新导出。"),
        ImageRefused: Answer(422, "图片没有上传", "请按提示处理后重新上传。"),
        StoreError: Answer(503, "暂时不能保存或读取", "已保存的内容没有丢失，请稍后再试。"),
        DrillError: Answer(409, "操作没有完成", "请按提示处理后再试。"),
        CSRFError: Answer(
            400,
            "页面已过期，内容没有提交",
            "可能是重新登录过或浏览器禁用了 Cookie。请返回上一页，刷新后重新提交。",
        ),
    }
)
"""By the narrowest class that is listed."""

STATUSES: Mapping[int, Answer] = MappingProxyType(
    {
        400: Answer(400, "提交的内容无法识别", "请返回上一页，检查后重新提交。"),
        401: Answer(401, "请先登录", "登录后再打开这个页面。"),
        403: Answer(403, "没有权限", "您的账号不能打开这个页面；如需调整，请联系管理员。"),
        404: Answer(404, "没有这个页面", "请核对地址；演练只对参加的人和导调、评估人员开放。"),
        405: Answer(405, "不能这样打开这个地址", "请从页面上的按钮进入。"),
        413: Answer(413, "提交的内容过大", "请缩短内容后重新提交。"),
        429: Answer(429, "尝试次数过多", "请稍后再试。"),
        500: Answer(500, "系统出了问题", "已记入日志。请稍后再试；如反复出现，请联系管理员。"),
    }
)


def install(app: Flask) -> None:
    """Answer every error of the application."""
    app.register_error_handler(Exception, answer)


def answer(error: Exception) -> Response:
    """The answer to an error; what nobody foresaw is logged and answered with 500."""
    found = answer_for(error)
    if found.status >= STATUSES[500].status and not isinstance(error, DrillError):
        log.error("%s %s failed", request.method, request.path, exc_info=error)
    message = message_of(error)
    if request.accept_mimetypes.best == "application/json":
        body = {"title": found.title, "message": message, "remedy": found.remedy}
        response = jsonify(error=body)
    else:
        is_part = "HX-Request" in request.headers
        template = "components/error_part.html" if is_part else "error.html"
        response = make_response(render_template(template, answer=found, message=message))
        if is_part and found.status == CONFLICT:  # nothing was done: the next try is another one
            response.headers["HX-Trigger"] = json.dumps({"yulian:again": {"once": fresh_token()}})
    response.status_code = found.status
    return response


def answer_for(error: Exception) -> Answer:
    """Look an error up in the table."""
    for kind in type(error).__mro__:
        if kind in ANSWERS:
            return ANSWERS[kind]
    code = error.code if isinstance(error, HTTPException) else None
    return STATUSES.get(code or 500, STATUSES[400 if code and code < 500 else 500])  # noqa: PLR2004


def message_of(error: Exception) -> str:
    """What the reader may know of the cause; the inside of a crash is not for them."""
    if not isinstance(error, DrillError):
        return ""
    remedy = f"；{error.hint}" if error.hint else ""
    return f"{error.message}{remedy}"
