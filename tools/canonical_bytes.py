#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Recomputes the canonical bytes of docs/canonical-bytes.md, from that page alone.

    tools/canonical_bytes.py [VECTORS]   exit 1 at the first vector that differs

A value in the vectors is JSON with its kind: {"text": "thé"}, {"int": "250"}, {"real": "0x1.8p+0"},
{"bytes": "00ff"}, {"list": […]}, {"record": [[name, value], …]}, true, false or null.
"""
import hashlib
import json
import pathlib
import struct
import sys
import unicodedata

DEFAULT = pathlib.Path(__file__).parent.parent / "kernel/src/test/resources/canonical-vectors.json"


def counted(data):
    return struct.pack(">I", len(data)) + data


def utf8(text):
    return unicodedata.normalize("NFC", text).encode("utf-8")


def value(v):
    if v is None:
        return b"\x00"
    if v is False:
        return b"\x01"
    if v is True:
        return b"\x02"
    (kind, x), = v.items()
    if kind == "int":
        return b"\x03" + struct.pack(">q", int(x))
    if kind == "real":
        return b"\x04" + struct.pack(">d", float.fromhex(x) + 0.0)  # -0.0 + 0.0 is 0.0
    if kind == "text":
        return b"\x05" + counted(utf8(x))
    if kind == "bytes":
        return b"\x06" + counted(bytes.fromhex(x))
    if kind == "list":
        return b"\x07" + struct.pack(">I", len(x)) + b"".join(map(value, x))
    if kind == "record":
        fields = sorted((utf8(name), value(item)) for name, item in x)
        return b"\x08" + struct.pack(">I", len(fields)) + b"".join(counted(n) + b for n, b in fields)
    raise ValueError("unknown kind: " + kind)


def document(type_name, v):
    return b"lanterne\x01" + value({"text": type_name}) + value(v)


def main():
    path = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    vectors = json.loads(path.read_text(encoding="utf-8"))
    for vector in vectors:
        data = document(vector["type"], vector["value"])
        for name, found in (("hex", data.hex()), ("sha256", hashlib.sha256(data).hexdigest())):
            if found != vector[name]:
                print(f"{vector['name']}: {name} differs\n  vector   {vector[name]}\n  computed {found}")
                return 1
    print(f"{len(vectors)} vectors, all the same")
    return 0 if vectors else 1


if __name__ == "__main__":
    sys.exit(main())
