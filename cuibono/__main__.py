"""`python -m cuibono` is the command `cuibono`."""

from cuibono.cli import main

if __name__ == "__main__":
    main(prog_name="cuibono")
