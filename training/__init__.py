"""What trains the models that Rostrum ships: run by make targets, never at run time."""
