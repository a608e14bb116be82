"""评价的页面: yearly appraisals, item by item."""
