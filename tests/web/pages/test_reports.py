from io import BytesIO

import docx
import openpyxl
import pytest

from web.report.docx import TEMPLATE
from web.report.formats import FORMS
from web.store.record import Role


@pytest.fixture
def drill(sign_in, conduct):
    """The address of a drill that somebody else takes part in."""
    trainee = sign_in("lg01")
    trainee.base = f"/drills/{conduct(trainee.account, seats=('office',)).id}"
    return trainee


@pytest.mark.parametrize("ending", FORMS)
def test_report_is_downloaded_in_every_form(drill, sign_in, ending):
    answer = sign_in("pg01", Role.EVALUATOR).get(f"{drill.base}/report.{ending}")

    assert answer.status_code == 200
    assert answer.mimetype == FORMS[ending].mimetype.partition(";")[0]
    assert answer.headers["Content-Disposition"].endswith(f'-report.{ending}"')
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_report_names_the_drill_and_says_that_it_is_one(drill, sign_in):
    answer = sign_in("pg01", Role.EVALUATOR).get(f"{drill.base}/report.xlsx")
    sheet = openpyxl.load_workbook(BytesIO(answer.data)).worksheets[0]

    assert sheet["A1"].value == "演练　舆情应急演练评估报告（演练）秋季联合演练"


def test_card_offers_every_form_to_evaluators_only(drill, sign_in):
    page = sign_in("pg01", Role.EVALUATOR).get(f"{drill.base}/card").text

    assert [f'href="{drill.base}/report.{one}"' in page for one in FORMS] == [True] * len(FORMS)
    assert "/report." not in drill.get(f"{drill.base}/card").text


def test_reports_are_not_for_trainees(drill):
    assert drill.get(f"{drill.base}/report.docx").status_code == 403


@pytest.mark.parametrize("path", ["report.exe", "report.", "report.docx%00"])
def test_other_forms_are_not_found(drill, sign_in, path):
    assert sign_in("pg01", Role.EVALUATOR).get(f"{drill.base}/{path}").status_code == 404


def test_own_template_of_the_bureau_is_used_or_named(drill, sign_in, server):
    evaluator = sign_in("pg01", Role.EVALUATOR)
    own = docx.Document(str(TEMPLATE))
    own.add_paragraph("评估组组长：")
    own.save(str(server.config.data / "report-template.docx"))

    filled = evaluator.get(f"{drill.base}/report.docx")
    (server.config.data / "report-template.docx").write_bytes(b"broken")
    broken = evaluator.get(f"{drill.base}/report.docx")

    document = docx.Document(BytesIO(filled.data))
    assert document.paragraphs[-1].text == "评估组组长："
    assert broken.status_code == 409
    assert "报告模板读不出来" in broken.text
