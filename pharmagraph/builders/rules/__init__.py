"""The rules: data in TOML files beside this one, compiled on loading. See docs/rules.md for the language."""

from pharmagraph.builders.rules.ruleset import Rule, RuleSet

__all__ = ["Rule", "RuleSet"]
