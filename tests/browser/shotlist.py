"""What `./dev shots` photographs: one line a page."""

from dataclasses import dataclass

CLERK, SECRETARY, OFFICE, INSPECTOR = "x01-ganshi", "x01-0001-shuji", "x01-0001-bangong", "x01-p2-ducha"
ROW = "main tbody th a"
HERE = "main a:has-text('桃源高级中学')"
SCHOOL = "/schools/X01-0001/"
PROPOSED, AMENDED = "main a:has-text('2023年党建年度计划')", "main a:has-text('修订党组织会议议事规则')"


@dataclass(frozen=True)
class Shot:
    """A picture: its file name, who looks ("" = nobody signed in), the address, and links to follow from there.

    `acted`: the page shows what `scenes.py` acts out, so it needs a fresh demo.
    """

    name: str
    account: str
    url: str
    clicks: tuple[str, ...] = ()  # selectors; the first match of each is clicked, one page after the other
    status: int = 200
    acted: bool = False


SHOTS = [
    Shot("login", "", "/login/"),
    Shot("not-found", CLERK, "/nowhere/", status=404),
    Shot("forbidden", SECRETARY, "/import/", status=403),
    # The county's side
    Shot("county-inbox", CLERK, "/"),
    Shot("digest", OFFICE, "/digest/"),
    Shot("reminders", OFFICE, "/me/reminders/"),
    Shot("deliveries", CLERK, "/deliveries/"),
    Shot("overview", CLERK, "/overview/"),
    Shot("schools", CLERK, "/schools/"),
    Shot("school", CLERK, SCHOOL),
    Shot("people", CLERK, f"{SCHOOL}people/"),
    Shot("appoint", CLERK, f"{SCHOOL}people/appoint/"),
    Shot("leave", CLERK, f"{SCHOOL}people/", ("main a:has-text('离任')",)),
    Shot("unit", CLERK, "/units/X01-0001/"),
    Shot("org", CLERK, "/units/X01-0001/", ("main tbody th a",)),
    Shot("open-school", CLERK, "/open_school/"),
    Shot("merge", CLERK, "/units/X01-0003/merge/"),
    Shot("split", CLERK, "/units/X01-0001/split/"),
    Shot("establish", CLERK, "/units/X01-0001/establish/"),
    Shot("link", CLERK, "/units/X01-0001/link/"),
    Shot("ask", OFFICE, "/requests/ask/"),
    Shot("trail", CLERK, f"{SCHOOL}trail/"),
    Shot("import", CLERK, "/import/"),
    Shot("import-accounts", CLERK, "/import/accounts/"),
    Shot("imports", CLERK, "/imports/"),
    Shot("undo-import", CLERK, "/imports/", ("main td.do a",)),
    Shot("findings", CLERK, "/findings/"),
    Shot("rule", CLERK, "/rules/A-15/"),
    Shot("clauses", CLERK, "/clauses/"),
    Shot("parameters", CLERK, "/parameters/"),
    Shot("parameter", CLERK, "/rules/A-15/", ("#values tbody a",)),
    Shot("rule-override", CLERK, "/rules/A-15/", ("#values tbody a", "main a[href$='/override/']")),
    Shot("library", CLERK, "/library/"),
    Shot("document", CLERK, "/library/?level=4&kind=plan", (ROW,)),
    Shot("library-gaps", CLERK, "/library/gaps/"),
    Shot("library-enter", CLERK, "/library/enter/"),
    Shot("cleanup", CLERK, "/library/cleanups/", (ROW,)),
    Shot("cleanup-rule", OFFICE, "/library/cleanups/", (ROW, "main td.do a")),
    Shot("import-documents", CLERK, "/import/documents/"),
    Shot("pleas", CLERK, "/pleas/"),
    Shot("plea", CLERK, "/pleas/", ("main tbody td a",)),
    Shot("plead", "x01-0001-bangong", SCHOOL, ("main a[href$='/plead/']",)),
    Shot("succession", CLERK, "/succession/"),
    Shot("cadres", CLERK, f"{SCHOOL}cadres/"),
    Shot("charges", CLERK, f"{SCHOOL}cadres/", ("main .do a:has-text('调整')",)),
    Shot("lacking", CLERK, "/lacking/"),
    Shot("bodies", CLERK, "/units/X01-0001/bodies/"),
    Shot("body", CLERK, "/units/X01-0001/bodies/", (ROW,)),
    Shot("body-congress", CLERK, "/units/X01-0001/bodies/", ("main tbody a:has-text('教职工代表大会')",)),
    Shot("body-found", CLERK, "/units/X01-0001/bodies/found/"),
    Shot("body-seat", CLERK, "/units/X01-0001/bodies/", (ROW, "main a:has-text('登记成员')")),
    Shot("body-renew", CLERK, "/units/X01-0001/bodies/", (ROW, "main a:has-text('换届')")),
    Shot("chains", CLERK, "/units/X01-0001/chains/"),
    Shot("chains-charge", CLERK, "/units/X01-0001/chains/charge/"),
    Shot("import-bodies", CLERK, "/import/bodies/"),
    Shot("person", CLERK, f"{SCHOOL}cadres/", ("main tbody a",)),
    Shot("title", CLERK, f"{SCHOOL}cadres/", ("main tbody a", "main a:has-text('登记职称')")),
    Shot("programmes", CLERK, "/programmes/"),
    Shot("programme", CLERK, "/programmes/", ("main tbody tr:nth-child(4) th a",)),
    Shot("hours", CLERK, "/programmes/", ("main tbody tr:nth-child(4) th a", "main a:has-text('登记学时')")),
    Shot("requests", CLERK, "/requests/"),
    Shot("filings", CLERK, "/filings/"),
    Shot("filing", CLERK, "/filings/?state=registered", (ROW,)),
    Shot("filings-school", OFFICE, "/filings/"),
    Shot("filing-draft", OFFICE, "/filings/draft/"),
    Shot("elections", CLERK, "/elections/"),
    Shot("election", CLERK, "/elections/", ("main tbody a:has-text('换届')",)),
    Shot("election-prepare", OFFICE, "/elections/prepare/"),
    Shot("rollout", CLERK, "/filings/rollout/"),
    Shot("plan", OFFICE, f"/filings/rollout{SCHOOL}"),
    Shot("notices", CLERK, "/notices/"),
    Shot("notice-receive", CLERK, "/notices/receive/"),
    Shot("notice", CLERK, "/notices/", (ROW,), acted=True),
    Shot("directives", CLERK, "/directives/"),
    Shot("directive", CLERK, "/directives/", ("main a:has-text('2023年春季学期')",)),
    Shot("directive-draft", CLERK, "/directives/draft/"),
    Shot("review", CLERK, "/", ("main a:has-text('复核')",)),
    Shot("inspections", CLERK, "/inspections/"),
    Shot("inspection", CLERK, "/inspections/", (ROW,)),
    Shot("bulletins", CLERK, "/bulletins/"),
    Shot("bulletin", CLERK, "/bulletins/", (ROW,)),
    Shot("publish", CLERK, "/bulletins/", (ROW, "main a:has-text('发布通报')")),
    Shot("appraisals", CLERK, "/appraisals/"),
    Shot("appraisal", CLERK, "/appraisals/", (HERE,)),
    Shot("appraisal-override", CLERK, "/appraisals/", (HERE, "main a[href$='/override/']")),
    Shot("problems", CLERK, "/problems/"),
    Shot("problem-open", CLERK, "/problems/open/"),
    Shot("problem", CLERK, "/problems/?unit=X01-0001", (ROW,)),
    Shot("trace", CLERK, "/problems/?unit=X01-0001", (ROW, "main a:has-text('追溯')"), acted=True),
    # The inspector
    Shot("visit", INSPECTOR, "/inspections/visit/"),
    Shot("inspector-inbox", INSPECTOR, "/"),
    # The school's side
    Shot("school-inbox", SECRETARY, "/"),
    Shot("school-own", SECRETARY, SCHOOL),
    Shot("school-cadres", SECRETARY, f"{SCHOOL}cadres/"),
    Shot("topics", SECRETARY, "/topics/"),
    Shot("propose", SECRETARY, "/topics/propose/"),
    Shot("topic-told", OFFICE, "/topics/?state=reported", (ROW,)),
    Shot("assess", SECRETARY, "/topics/?state=reported", (ROW, "main a[href$='/assess/']")),
    Shot("matters", CLERK, "/matters/"),
    Shot("vary", CLERK, "/matters/vary/?matter=P16"),
    Shot("talks", OFFICE, "/talks/"),
    Shot("publications", OFFICE, "/publications/"),
    Shot("publication", OFFICE, "/publications/", (ROW,)),
    Shot("topic", SECRETARY, "/topics/", (PROPOSED,), acted=True),
    Shot("topic-amendment", SECRETARY, "/topics/", (AMENDED,), acted=True),
    Shot("meetings", OFFICE, "/meetings/"),
    Shot("convene", OFFICE, "/meetings/convene/"),
    Shot("hold", OFFICE, "/meetings/hold/"),
    Shot("meeting", OFFICE, "/meetings/", (ROW,)),
    Shot(
        "meeting-mode",
        OFFICE,
        "/meetings/",
        ("main tbody a:has-text('党组织会议')",),
        acted=True,
    ),
    Shot("members", OFFICE, "/members/"),
    Shot("development", OFFICE, "/members/", (ROW,)),
    Shot("development-step", OFFICE, "/members/", (ROW, "main a:has-text('登记下一步')")),
    Shot("transfers", CLERK, "/members/transfers/"),
    Shot("dues", CLERK, "/members/dues/?month=202302"),
    Shot("dues-sheet", OFFICE, "/members/dues/?month=202302", ("main .do a",)),
    Shot("absences", CLERK, "/members/absences/"),
    Shot("nurture", CLERK, "/members/nurture/"),
    Shot("school-requests", SECRETARY, "/requests/"),
    Shot("assignments", OFFICE, "/assignments/"),
    Shot("order", OFFICE, "/directives/3/"),
    Shot("duty", OFFICE, "/directives/3/", ("main .do a",)),
    Shot("answer", SECRETARY, "/directives/3/", ("main .do a", "main a:has-text('提出议题')")),
    Shot("tasks", SECRETARY, "/tasks/"),
    Shot("task", SECRETARY, "/tasks/", (ROW,)),
    Shot("school-bulletin", SECRETARY, "/bulletins/", (ROW,)),
    Shot("school-problem", SECRETARY, "/problems/", (ROW,)),
]
