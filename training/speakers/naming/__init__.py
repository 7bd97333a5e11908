"""How the weights of naming are fitted and measured."""
