"""`python -m rostrum` is `rostrum`."""

from rostrum.cli import main

if __name__ == "__main__":
    main()
