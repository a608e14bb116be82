"""Pages of the rulebook: findings by rule, one rule with its parameters, setting a value of one's own."""
