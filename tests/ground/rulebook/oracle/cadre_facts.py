"""What an inspector of cadres would have on the desk, as plain mappings."""

from tests.ground.rulebook.oracle.tables import alive, rows
from xiaoheng.ground.cadres.models import (
    Certificate,
    Experience,
    Ledger,
    Portfolio,
    Programme,
    Title,
    Training,
    Workload,
)


def read(day):
    """Ledgers and what is in them, and who had which charge on a day."""
    portfolios = {}
    for row in rows(Portfolio, "appointment_id", "charge", "since", "until"):
        if alive(row, day):
            portfolios.setdefault(row["appointment_id"], set()).add(row["charge"])
    return {
        "ledgers": {r["unit_id"]: r["since"] for r in rows(Ledger, "unit_id", "since")},
        "certificates": rows(Certificate, "person_id", "since", "until"),
        "titles": rows(Title, "person_id", "rank", "since"),
        "experiences": rows(Experience, "person_id", "kind", "since", "until"),
        "programmes": rows(Programme, "unit_id", "audience", "since"),
        "trainings": rows(Training, "person_id", "hours", "held_on", "programme__kind", "programme__unit__kind"),
        "workloads": rows(Workload, "person_id", "share", "since", "until"),
        "portfolios": portfolios,
    }
