"""Tests of the pages of 党建共同体."""
