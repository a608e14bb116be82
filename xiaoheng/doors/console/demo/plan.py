"""How many schools and organisations of which kind: proportions taken from the published figures.

A county: 48 schools. A city: 455 organisations of schools with 7,152 members, 418 public and 37 private, 241 separate
and 214 joint or attached, among them 5 committees and 53 general branches. Other sizes scale the city's proportions.
"""

from dataclasses import dataclass

from xiaoheng.ground.organisation.words import OrgKind, SetUpMode


@dataclass(frozen=True)
class OrgPlan:
    """One leading organisation to be made: its kind, how it is set up, members, schools covered, ownership."""

    kind: str
    mode: str
    members: int
    schools: int = 1
    private: bool = False


CITY = {"orgs": 455, "members": 7152, "committees": 5, "generals": 53, "separate": 241, "joint": 150, "private": 37}


# fmt: off
BRANCHES = (
    12, 9, 8, 15, 7, 10, 22, 5, 18, 11, 9, 30, 13, 8, 16, 7,
    6, 25, 10, 12, 9, 14, 4, 19, 8, 11, 35, 7, 10, 13, 3, 9,
)
# fmt: on
GENERALS = (78, 66, 61, 57, 72, 55)
JOINTS = ((5, 3), (6, 3), (4, 2))  # members, schools


def of_county() -> list[OrgPlan]:
    """48 schools of one county: 2 committees, 6 general branches, 32 branches, 3 joint branches of 8 schools."""
    plans = [
        *(OrgPlan(OrgKind.COMMITTEE, SetUpMode.SEPARATE, count) for count in (128, 112)),
        *(OrgPlan(OrgKind.GENERAL_BRANCH, SetUpMode.SEPARATE, count) for count in GENERALS),
        *(OrgPlan(OrgKind.BRANCH, SetUpMode.SEPARATE, count) for count in BRANCHES),
        *(
            OrgPlan(OrgKind.JOINT_BRANCH, SetUpMode.JOINT, count, schools)
            for count, schools in ((5, 3), (6, 3), (4, 2))
        ),
    ]
    # One of each kind first, so that the accounts printed at the start show them all.
    first = (0, 8, 2, 40)
    return [plans[i] for i in first] + [plan for i, plan in enumerate(plans) if i not in first]


def of_city(orgs: int = CITY["orgs"]) -> list[OrgPlan]:
    """`orgs` organisations in the city's proportions; at 455 the figures are exactly the city's."""

    def part(name: str) -> int:
        return round(CITY[name] * orgs / CITY["orgs"])

    committees, generals, joint = part("committees"), part("generals"), part("joint")
    branches = part("separate") - committees - generals
    attached = orgs - part("separate") - joint
    covered = [2 + i % 3 for i in range(joint)]
    # A school with three full members of its own would need its own branch: a joint one has at most two from each.
    fixed = [112 + i % 9 for i in range(committees)] + [54 + i % 17 for i in range(generals)]
    shared = [2 * schools - i % 2 for i, schools in enumerate(covered)]
    sizes = _spread(part("members") - sum(fixed) - sum(shared), branches + attached)
    kinds = [OrgKind.COMMITTEE] * committees + [OrgKind.GENERAL_BRANCH] * generals + [OrgKind.BRANCH] * branches
    separate = [(kind, SetUpMode.SEPARATE, 1) for kind in kinds]
    beside = [(OrgKind.BRANCH, SetUpMode.ATTACHED, 1)] * attached
    together = [(OrgKind.JOINT_BRANCH, SetUpMode.JOINT, schools) for schools in covered]
    private = range(committees + generals, committees + generals + part("private"))
    return [
        OrgPlan(kind, mode, size, schools, index in private)
        for index, ((kind, mode, schools), size) in enumerate(
            zip([*separate, *beside, *together], [*fixed, *sizes, *shared], strict=True)
        )
    ]


def _spread(total: int, parts: int) -> list[int]:
    """Split a total into sizes between 4 and about twice the mean, the largest first, summing exactly."""
    mean = total / parts
    sizes = [max(4, round(mean * (1.9 - 1.5 * i / max(parts - 1, 1)))) for i in range(parts)]
    step = 1 if sum(sizes) < total else -1
    index = 0
    while sum(sizes) != total:
        if step > 0 or sizes[index % parts] > 4:
            sizes[index % parts] += step
        index += 1
    return sizes
