"""How sources agree: who says which value of what, one vote per origin. A signal of its own, apart from records."""
