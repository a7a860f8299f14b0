"""The rules: data in TOML files beside this one, compiled on loading. See docs/rules.md for the language."""

from pharmagraph.builders.rules.ruleset import Rule, RuleSet
from pharmagraph.builders.rules.tables import Example

__all__ = ["Example", "Rule", "RuleSet"]
