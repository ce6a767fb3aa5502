"""What lives long is left out of collections, and cycles that were young are collected before that."""

import gc
import subprocess
import sys

SETTLED = """
import gc
from standfirst.web.collector import settle

class Node:
    gone = 0
    def __del__(self):
        Node.gone += 1

def ring():
    one, two = Node(), Node()
    one.other, two.other = two, one

settle()
gc.disable()
before = gc.get_freeze_count()
kept = [[n] for n in range(1000)]
ring()
settle()
print(gc.get_freeze_count() - before >= 1000, Node.gone)
"""


def test_settling_freezes_what_is_alive_and_lets_go_of_the_rest() -> None:
    told = subprocess.run([sys.executable, "-c", SETTLED], capture_output=True, text=True, check=True).stdout
    assert told.split() == ["True", "2"]
    assert gc.get_freeze_count() == 0, "only web servers ask for it"
