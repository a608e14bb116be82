"""执行的页面: notices, orders, the school's answers, reviews, tasks."""
