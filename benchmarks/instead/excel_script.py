"""The same rows through pandas into an Excel file, without types, filters, files or lines."""

import sys

import duckdb
import pandas as pd

client, out = sys.argv[1:]
with duckdb.connect(f"{client}/estate.duckdb", read_only=True) as connection:
    rows = connection.sql("select * from marts.instance_match").df().astype(str)
with pd.ExcelWriter(out, engine="xlsxwriter") as book:
    rows.to_excel(book, index=False)
