"""A client's folder → what each file is and how its rows become raw.* (one module per export format)."""
