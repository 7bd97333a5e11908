"""The command line `rostrum`, on top of all rooms."""
