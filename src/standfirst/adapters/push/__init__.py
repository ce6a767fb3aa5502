"""Web Push over the guarded way out: messages that only a reader's browser can read (RFC 8291), from a desk that names
itself (RFC 8292), to a push service that we do not trust (RFC 8030).
"""

from standfirst.adapters.push.sender import WebPush

__all__ = ["WebPush"]
