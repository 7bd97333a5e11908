"""Measurements that are not tests: they need data that does not ship."""
