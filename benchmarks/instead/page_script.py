"""What a script does: every page of every zip through json, its devices into DuckDB. Prints the seconds that took."""

import json
import sys
import time
import zipfile
from pathlib import Path

import duckdb
import polars as pl

folder, database = sys.argv[1:]
started = time.perf_counter()
connection = duckdb.connect(database)
connection.execute("create table devices (virtual_account varchar, host_name varchar, serial_number varchar)")
for path in sorted(Path(folder).rglob("*.zip")):
    with zipfile.ZipFile(path) as archive:
        devices = [one for name in archive.namelist() for one in json.loads(archive.read(name))["devices"]]
    rows = [(one["virtualAccount"], one["hostName"], one["sudi"]["udiSerialNumber"]) for one in devices]
    frame = pl.DataFrame(rows, schema=["virtual_account", "host_name", "serial_number"], orient="row")
    connection.execute("insert into devices select * from frame")
connection.close()
sys.stdout.write(f"{time.perf_counter() - started}\n")
