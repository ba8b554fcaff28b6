"""Side-by-side timings: what the workbench does against what a user would do instead, in one run, with peak memory."""
