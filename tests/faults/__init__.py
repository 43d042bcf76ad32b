"""What no error may do to a graph: lose, double or halve anything. Short here; ``bench/faults.py`` does as many as one likes."""
