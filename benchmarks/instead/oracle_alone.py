"""The oracle's plain Python on as many random estates, without files and without the workbench. Prints the seconds."""

import sys
import time

from tests.oracle.agreement import clients
from tests.oracle.bridge import totals
from tests.oracle.comparison import PICTURES, together
from tests.oracle.transfer import least_left

started = time.perf_counter()
for estates, client in clients(int(sys.argv[1])):
    for one in together(estates, client):
        for picture in PICTURES.values():
            picture(one)
        least_left(one.estate)
    totals(list(estates))
sys.stdout.write(f"{time.perf_counter() - started}\n")
