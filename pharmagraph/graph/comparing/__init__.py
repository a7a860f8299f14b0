"""Where documents disagree and agree, what follows under a policy, what changed between builds."""
