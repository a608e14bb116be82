"""监督的页面: visits, result tables, contests, explanations."""
