"""Tests of the pages about campaigns."""
