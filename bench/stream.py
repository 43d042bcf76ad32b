"""Memory and speed of reading long files: JSON lines, JSON, CSV and Parquet of a size, generated here.

    python bench/stream.py --megabytes 200
    python bench/stream.py --megabytes 10000 --formats jsonl,parquet

Prints for each file the megabytes and documents a second, the most memory this process and its workers held while it was
read, and how much of that is beyond what they held after the first hundred documents.
"""

import argparse
import json
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pyarrow as pa
import pyarrow.parquet

from graphbuilder.read import Meter, read

SENTENCE = "President {0} met minister {1} in city {2} and they talked for {3} hours about trade and the border. "


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=200)
    parser.add_argument("--formats", default="jsonl,json,csv,parquet")
    options = parser.parse_args()
    for kind in options.formats.split(","):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"rows.{kind}"
            write(path, options.megabytes * 1_000_000)
            print(measured(path), flush=True)


def rows(size: int) -> Iterator[dict[str, str]]:
    """Yield articles of 3,000 characters, all different, *size* bytes of them."""
    for number in range(size // 3_000):
        text = "".join(SENTENCE.format(number, number + i, i, i) for i in range(31))
        yield {"id": f"row{number}", "text": text, "published": "2025-09-03"}


def write(path: Path, size: int) -> None:
    if path.suffix == ".parquet":
        schema = pa.schema([(name, pa.string()) for name in ("id", "text", "published")])
        with pa.parquet.ParquetWriter(path, schema, compression="none", use_dictionary=False) as writer:
            batch: list[dict[str, str]] = []
            for row in rows(size):
                batch.append(row)
                if len(batch) == 2_000:
                    writer.write_table(pa.Table.from_pylist(batch, schema))
                    batch.clear()
            if batch:
                writer.write_table(pa.Table.from_pylist(batch, schema))
        return
    with path.open("w", encoding="utf-8") as file:
        if path.suffix == ".csv":
            file.write("id,text,published\n")
        for number, row in enumerate(rows(size)):
            if path.suffix == ".csv":
                file.write(",".join(f'"{value}"' for value in row.values()) + "\n")
            elif path.suffix == ".json":
                file.write(("[" if not number else ",\n") + json.dumps(row))
            else:
                file.write(json.dumps(row) + "\n")
        if path.suffix == ".json":
            file.write("]")


def measured(path: Path) -> str:
    """Read *path* to the end; return a line on what it took."""
    process, most, ended = psutil.Process(), [0], threading.Event()

    def held() -> int:
        total = process.memory_info().rss
        for child in process.children():
            try:
                total += child.memory_info().rss
            except psutil.Error:
                continue
        return total

    def watch() -> None:
        while not ended.wait(0.05):
            most[0] = max(most[0], held())

    meter, size = Meter(path.stat().st_size), path.stat().st_size
    began, number, base = time.monotonic(), 0, 0
    watcher = threading.Thread(target=watch, daemon=True)
    for _ in read([path], on_error=lambda error: print(error), meter=meter):
        number += 1
        if number == 100:
            base = most[0] = held()
            watcher.start()
    ended.set()
    seconds = time.monotonic() - began
    return (
        f"{path.suffix[1:]}: {size / 1e6:.0f} MB, {number} documents, {size / 1e6 / seconds:.1f} MB/s,"
        f" {number / seconds:.0f} documents/s, {most[0] / 1e6:.0f} MB of memory at most,"
        f" {(most[0] - base) / 1e6:.0f} MB more than after 100 documents"
    )


if __name__ == "__main__":
    main()
