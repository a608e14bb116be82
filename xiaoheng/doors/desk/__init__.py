"""工作台: pages of officials and schools."""
