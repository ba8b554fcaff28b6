"""DuckDB alone: a CSV file as text into a database file."""

import sys

import duckdb

table, database = sys.argv[1:]
connection = duckdb.connect(database)
connection.execute("create table loaded as select * from read_csv(?, all_varchar = true, header = true)", [table])
connection.close()
