from datetime import date

from commitcheck import Project, check, exit_code, render

vision = {
    "product": {"name": "Auditrail"},
    "capabilities": [{"id": "scim", "status": "planned"}],
    "roadmap": [{"id": "R-1", "capabilities": ["scim"], "latest": date(2026, 12, 31)}],
}
promises = [
    {"id": "K-1", "customer": "Meridian Bank", "title": "SCIM", "capability": "scim",
     "due": date(2026, 9, 30), "status": "negotiating"},
]  # fmt: skip
project = Project.from_records(vision, promises)  # or load("vision.yaml", "deals.csv")
report = check(project, as_of="2026-08-17")

for found in report.unwaived:
    print(found.code, found.subject.id, found.message)
with open("commitcheck.sarif", "w", encoding="utf-8") as file:
    file.write(render(report, "sarif"))
code = exit_code(report)
