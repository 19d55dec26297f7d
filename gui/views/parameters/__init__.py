"""All parameters in a table."""
