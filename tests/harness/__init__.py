"""What the tests stand on: published data, a served dashboard, a browser, and a fence around the network."""
