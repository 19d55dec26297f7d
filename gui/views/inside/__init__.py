"""One update, stage by stage and number by number."""
