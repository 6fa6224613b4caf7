"""What others take on the files of `cargo bench --bench france`, which runs this.

    python3 peers.py sjoin|queen|tobler|overlay[,…] PRECINCTS.gpkg AREAS.gpkg ADDRESSES.csv

Prints a line each: a name, and the median of three runs in seconds. Needs geopandas, pandas, tobler
and libpysal, each for what it is named after.
"""

import statistics
import sys
import time
import warnings

import geopandas
import pandas

warnings.filterwarnings("ignore")
peers, precincts, areas, addresses = sys.argv[1:]
precincts = geopandas.read_file(precincts)


def measure(name, work, runs=3):
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    print(name, f"{statistics.median(taken):.2f}", flush=True)


for peer in peers.split(","):
    if peer == "sjoin":
        table = pandas.read_csv(addresses, sep=";", usecols=["x", "y"])
        points = geopandas.points_from_xy(table.x, table.y, crs=precincts.crs)
        points = geopandas.GeoDataFrame(geometry=points)
        cells = precincts[["code", "geometry"]]
        measure(
            "geopandas sjoin",
            lambda: geopandas.sjoin(points, cells, how="left", predicate="within"),
        )
    elif peer == "queen":
        from libpysal.weights import Queen

        measure("libpysal Queen", lambda: Queen.from_dataframe(precincts, use_index=False))
    elif peer == "tobler":
        from tobler.area_weighted import area_interpolate

        sources = geopandas.read_file(areas)
        counts = [f"pop{number}" for number in range(5)]
        measure(
            "tobler area_interpolate",
            lambda: area_interpolate(
                sources,
                precincts,
                extensive_variables=counts,
                intensive_variables=["income"],
            ),
        )
    elif peer == "overlay":
        sources = geopandas.read_file(areas)
        measure(
            "geopandas overlay",
            lambda: geopandas.overlay(sources, precincts, how="intersection"),
        )
