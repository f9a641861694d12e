"""Asks for every operation of a server without a key and a password: unauthorised.py ADDRESS

Each must be answered with 401 or 403; exits with 1 where one is not. For a server that has both.
"""

import json
import re
import sys
import urllib.error
import urllib.request

METHODS = ("get", "post", "put", "patch", "delete")

address = sys.argv[1]
with urllib.request.urlopen(address + "/openapi?format=json", timeout=60) as answer:
    paths = json.load(answer)["paths"]
operations = [(method.upper(), path) for path, item in paths.items() for method in METHODS if method in item]
failed = 0
for method, path in operations:
    request = urllib.request.Request(
        address + re.sub(r"\{.*?\}", "1", path),
        method=method,
        data=b"{}" if method in ("POST", "PUT", "PATCH") else None,  # Payara takes no DELETE with a body
        headers={"Content-Type": "application/json", "X-Requested-With": "assistant"},
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            status = answer.status
    except urllib.error.HTTPError as refusal:
        status = refusal.code
    expected = (400, 401) if path == "/api/admin/login" else (401, 403)  # 400: no password in it
    if status not in expected:
        failed += 1
        print(f"FAIL {method} {path}: {status}")
print(f"{len(operations)} operations without a key and a password, {failed} not refused")
sys.exit(1 if failed else 0)
