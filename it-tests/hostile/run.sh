#!/bin/sh
# Attacks servers that it starts itself on this machine, and prints a line for each attack:
#
#     run.sh [ID...]        all of them, or some: run.sh C1 H1a C2
#
# Ends with 1 if one is broken. README.md says more. Builds what has changed first.
set -eu
cd "$(dirname "$0")/../.."
exec mvn -q -B -Pbench -pl it-tests -am -Dbenchmark.package=org.assistant.it.hostile -Dbenchmark=HostileKit \
    -Dbenchmark.arguments="$*"
