"""Vendored files name no source map, and keep everything else."""

import pytest

from tools.assets import SOURCE_MAP


@pytest.mark.parametrize("comment", ["//# sourceMappingURL=a.min.js.map", "/*# sourceMappingURL=a.css.map */"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_source_map_comment_goes(comment, end):
    assert SOURCE_MAP.sub("", f"let a = 1;\n{comment}{end}") == f"let a = 1;{end}"


def test_code_that_only_mentions_source_maps_stays():
    code = 'let a = "//# sourceMappingURL=" + name;'
    assert SOURCE_MAP.sub("", code) == code
