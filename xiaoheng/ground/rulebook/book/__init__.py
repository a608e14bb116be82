"""制度文件: reads `regulations/` into plain data and refuses what is not sound, without touching the database."""

from xiaoheng.ground.rulebook.book.read import (
    Book,
    ClauseText,
    ParameterText,
    RegulationText,
    ValueText,
    Variation,
    read,
)

__all__ = ["Book", "ClauseText", "ParameterText", "RegulationText", "ValueText", "Variation", "read"]
