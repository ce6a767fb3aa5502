"""Shipped fakes, for our tests and for authors of plug-ins: small real worlds instead of mocks.

``ScriptedWriter`` and ``ScriptedChooser`` (writer), ``ScriptedJudge`` (judge), ``HashEmbedder`` (embedder),
``FakeWeb`` (outside), ``FixedClock``.
"""
