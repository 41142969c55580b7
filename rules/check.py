#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads every file of this folder strictly, then says how long the charter takes to read aloud.

Needs Python 3 and PyYAML (Debian: python3-yaml). The build checks more, in Java: this page is for
whoever drafts an amendment and wants an answer at once.
"""
import pathlib
import re
import sys

import yaml

HERE = pathlib.Path(__file__).resolve().parent
WORDS_A_MINUTE = 150  # a calm voice, to a room


class Strict(yaml.SafeLoader):
    pass


def table(loader, node):
    seen = {}
    for key, value in node.value:
        name = loader.construct_object(key, deep=True)
        if name in seen:
            raise SystemExit(f"{key.start_mark}: {name} stands twice")
        seen[name] = loader.construct_object(value, deep=True)
    return seen


Strict.add_constructor("tag:yaml.org,2002:map", table)


def read(path):
    text = path.read_text(encoding="utf-8")
    for token in yaml.scan(text):
        if isinstance(token, (yaml.AnchorToken, yaml.AliasToken)):
            raise SystemExit(f"{token.start_mark}: no anchors")
    return yaml.load(text, Loader=Strict)


def languages(value, where):
    """Both languages or none; French with its typographic marks."""
    if isinstance(value, list):
        for i, v in enumerate(value):
            yield from languages(v, f"{where}[{i}]")
    if not isinstance(value, dict):
        return
    if "fr" in value or "en" in value:
        if set(value) != {"fr", "en"}:
            yield f"{where}: one language is missing"
        elif re.search(r"'|[ ][;:!?»%€]|« ", value["fr"]):
            yield f"{where}: apostrophe or space to mend in “{value['fr']}”"
        elif "'" in value["en"]:
            yield f"{where}: apostrophe to mend in “{value['en']}”"
        return
    for name, v in value.items():
        yield from languages(v, f"{where}.{name}")


def vectors(charter, folder):
    for key, article in charter["articles"].items():
        file = read(folder / article["vectors"])
        if file["article"] != key or file["check"] != article["check"]:
            yield f"{key}: its vectors are for {file['article']}, {file['check']}"
        ids = [v["id"] for v in file["vectors"]]
        if len(ids) != len(set(ids)):
            yield f"{key}: an id stands twice"
        for v in file["vectors"]:
            if len(v["given"]) != 1 or v["expect"] not in ("allowed", "refused", "warning"):
                yield f"{v['id']}: one ask, and allowed, refused or warning"
            if ("seen" in v) == (v["expect"] == "allowed"):
                yield f"{v['id']}: the value seen goes with a refusal or a warning"
        if article["kept_by"] == "machine" and not {"allowed", "refused"} <= {v["expect"] for v in file["vectors"]}:
            yield f"{key}: at least one act allowed and one refused"


def names(charter):
    """What the charter names exists."""
    bodies, articles = charter["bodies"], charter["articles"]
    for body in bodies.values():
        if not (HERE / "assembly" / f"{body['rules']}.yaml").exists():
            yield f"no rules {body['rules']}"
    for kind, m in charter["mandate_kinds"].items():
        if m["given_by"] not in bodies:
            yield f"{kind}: no body {m['given_by']}"
    for key, a in articles.items():
        if "people" in a and a["keeper"] not in bodies:
            yield f"{key}: no body {a['keeper']}"
    stays = [t for p in charter["purposes"].values() for t in p["stay"]]
    if len(stays) != len(set(stays)):
        yield "a table has its stay twice"
    for name, p in charter["purposes"].items():
        tables = {field.split(".")[0] for fields in p["data"].values() for field in fields}
        if tables != set(p["stay"]):
            yield f"{name}: fields and stays name different tables: {tables ^ set(p['stay'])}"
    if sorted(articles) != [f"A{n:02}" for n in range(1, 21)]:
        yield "twenty articles, A01 to A20"


def spoken(charter, language):
    parts = [charter["title"][language], charter["preamble"][language]]
    for article in charter["articles"].values():
        parts += [article[part][language] for part in ("title", "norm", "reason")]
    return sum(len(re.findall(r"[^\W_]+(?:[’-][^\W_]+)*", p)) for p in parts)


charter = read(HERE / "charter.yaml")
register = read(HERE / "register.yaml")
assemblies = {p.name: read(p) for p in sorted((HERE / "assembly").glob("*.yaml"))}
problems = [
    *languages(charter, "charter"),
    *languages(register, "register"),
    *languages(assemblies, "assembly"),
    *(p for f in sorted((HERE / "charter.vectors").glob("*.yaml")) for p in languages(read(f), f.name)),
    *vectors(charter, HERE / "charter.vectors"),
    *names(charter),
]
for problem in problems:
    print(problem, file=sys.stderr)
kept = [a["kept_by"] for a in charter["articles"].values()]
print(f"{len(kept)} articles: {kept.count('machine')} kept by the machine, {kept.count('people')} by people alone, "
      f"{kept.count('later')} later; {sum('people' in a for a in charter['articles'].values())} with a part kept by people")
for language in ("fr", "en"):
    n = spoken(charter, language)
    print(f"read aloud, {language}: {n} words, {n / WORDS_A_MINUTE:.1f} minutes at {WORDS_A_MINUTE} words a minute")
sys.exit(1 if problems else 0)
