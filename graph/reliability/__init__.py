"""How reliable a source is: its record of checked claims, and, apart from it, how sources agree with each other."""
