"""规则用到的组织生活事实 of plans; the rules over meetings stand with the meetings."""
