"""The pages, one kind a file: each function takes a request and returns a page made on the server."""
