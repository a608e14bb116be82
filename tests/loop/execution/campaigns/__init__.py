"""Tests of 专项."""
