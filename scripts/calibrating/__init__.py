"""Parts of scripts/calibrate.py: judging claims against gold, fitting, telling how well it went."""
