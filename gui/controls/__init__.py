"""What a person sets. Controls tell by signals what was asked for, and show what is so."""
