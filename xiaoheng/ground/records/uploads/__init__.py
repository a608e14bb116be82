"""上传件查验: what somebody hands in is judged by its content, not by its name, before a byte of it is kept."""

from xiaoheng.ground.records.uploads.inspecting import Inspected, inspect
from xiaoheng.ground.records.uploads.kinds import refuse_foreign
from xiaoheng.ground.records.uploads.names import plain_name
from xiaoheng.ground.records.uploads.secret import refuse_marked, refuse_secret, text_of

__all__ = ["Inspected", "inspect", "plain_name", "refuse_foreign", "refuse_marked", "refuse_secret", "text_of"]
