"""Adapters: the outside. Everything that talks to a network, a vendor or a model lives here, one folder per kind.

An adapter implements a port of a station and turns the outside's errors into ``Failure`` values. Stations never import
from here; ``wiring`` picks the implementations.
"""
