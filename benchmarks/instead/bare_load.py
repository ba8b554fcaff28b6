"""DuckDB alone: a CSV file as text into a database file. Prints the seconds that took, imports aside."""

import sys
import time

import duckdb

table, database = sys.argv[1:]
started = time.perf_counter()
connection = duckdb.connect(database)
connection.execute("create table loaded as select * from read_csv(?, all_varchar = true, header = true)", [table])
connection.close()
sys.stdout.write(f"{time.perf_counter() - started}\n")
