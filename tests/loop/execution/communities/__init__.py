"""Tests of 党建共同体."""
