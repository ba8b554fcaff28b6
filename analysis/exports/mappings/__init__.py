"""What an advisor says about a table nobody recognised: proposed, written down, read back."""
