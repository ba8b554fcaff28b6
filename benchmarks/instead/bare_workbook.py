"""fastexcel alone: the first sheet of a workbook into a polars frame. Prints the seconds that took, imports aside."""

import sys
import time

import fastexcel
import polars as pl

pl.DataFrame()
started = time.perf_counter()
fastexcel.read_excel(sys.argv[1]).load_sheet(0).to_polars()
sys.stdout.write(f"{time.perf_counter() - started}\n")
