"""How the models of speech turns and speakers are made; never imported by the product."""
