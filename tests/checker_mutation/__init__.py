"""Mutants of the checker's own code: mutmut makes them, the tests of the verify room have to notice them."""
