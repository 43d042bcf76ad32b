"""What every test may ask for."""

pytest_plugins = ["tests.chromium_fixture", "tests.neo4j_fixture", "tests.tiny_model"]
