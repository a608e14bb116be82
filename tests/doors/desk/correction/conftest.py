"""Problems of 桃源中学 in the states that tests start from."""

from tests.loop.correction.conftest import catalogue, mend

__all__ = ["catalogue", "mend"]
