"""The desk's hand at the editor's requests, beside the browser's web server: ``python -m tests.browser.desk``.

Prints an operator's token first; then takes up what was asked for each line that it is given, and says how much.
"""

import sys


def main() -> None:
    """Until the input ends."""
    from standfirst.desk.requests import take_up
    from standfirst.store.operators import make_link
    from tests.desk.town import Town, make_tools

    tools = make_tools(Town())
    print(make_link(), flush=True)
    for _ in sys.stdin:
        print(take_up(tools), flush=True)


if __name__ == "__main__":
    from standfirst.wiring import setup_django

    setup_django()
    main()
