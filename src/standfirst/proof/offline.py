"""Manifests in a file proved with the desk's public key and nothing else: no database, no network.

A file holds one manifest, of a Revision or of a variant, or a Revision's and those of its variants, one a line.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from standfirst.proof.result import Check, Proof, fail, ok, unknown
from standfirst.proof.telling import beside
from standfirst.publish import faults, is_public_key, verify_manifest

_MOST_BYTES = 5_000_000  # a manifest has about 20 kB


def prove_file(path: Path, public_key: Path) -> Proof:
    """Signature, form, and whether every sentence cites a source that the manifest lists."""
    try:
        key, raw = public_key.read_bytes(), path.read_bytes()
    except OSError as error:
        return unknown(str(path), f"cannot be read: {error.filename}: {error.strerror}", "manifest")
    if not is_public_key(key):
        return unknown(str(path), f"{public_key} is no Ed25519 public key", "manifest")
    if len(raw) > _MOST_BYTES:
        return unknown(str(path), f"{len(raw)} bytes are too many for a manifest", "manifest")
    first, *others = raw.decode("utf-8", "replace").removesuffix("\n").split("\n")
    told, checks = _one(first, key)
    for line in others:
        made, found = _one(line, key)
        way = str(made.get("telling", {}).get("key", "")) or "?"
        checks += [replace(c, way=way) for c in (*found, *(beside(made, told) if made and told else ()))]
    return Proof(
        name=str(told.get("report", path)), revision=int(told.get("revision", 0)), checks=tuple(checks),
    )  # fmt: skip


def _one(manifest: str, key: bytes) -> tuple[dict[str, Any], list[Check]]:
    """What was signed, {} where the signature does not hold, and what it says of itself."""
    failure = verify_manifest(manifest, key)
    if failure:
        return {}, [fail("manifest", f"{failure} (at least one byte, or another key)")]
    payload: dict[str, Any] = json.loads(manifest)["payload"]
    checks = [ok("manifest", "the signature holds: not a byte was changed"), *_inside(payload)]
    if "telling" in payload:
        way = payload["telling"]["key"]
        checks.append(
            ok("telling", f"it is the variant {way!r} of the Revision with the hash {payload['telling']['of']}")
        )
    return payload, checks


def _inside(payload: dict[str, Any]) -> list[Check]:
    """What a signed manifest says of itself. The texts behind its hashes lie on the desk and with the publishers."""
    listed = {s["article"] for s in payload["sources"]}
    wrong = [
        f"{s['part']} {s['sentence'] + 1}: cites what the manifest does not list"
        for s in payload["sentences"]
        if not s["citations"] or any(c["article"] not in listed or c["start"] >= c["end"] for c in s["citations"])
    ]
    if wrong:
        return [fail("citation", line) for line in wrong]
    if odd := list(faults(payload.get("boxes", {}), payload)):
        return [fail("box", line) for line in odd]
    count = sum(len(s["citations"]) for s in payload["sentences"])
    publishers = {s["publisher"] for s in payload["sources"]}
    contract = payload.get("contract")
    moment = payload["created_at"][:16].replace("T", " ")
    under = f"contract version {contract}" if contract else "a contract from before versions were kept"
    return [
        ok("citation", f"{len(payload['sentences'])} sentences with {count} citations of {len(publishers)} publishers"),
        ok("rules", f"published {moment} UTC under {under}, {len(payload['verdicts'])} verdicts kept"),
    ]
