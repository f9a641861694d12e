#!/bin/bash
# Runs a WAR on Payara Micro 6, with JDK 17 if there is one, and tries what people and operators do with it. Prints a line
# for each check and exits with 1 if one failed.
#
#   mvn package -DskipTests && it-tests/other-servers/payara6.sh [assistant-app|it-platform]
#
# Takes the server from the Maven repository (101 MB, fetched at the first run) and Kokoro's model from
# ~/.cache/assistant-tts. Everything else lies in a temporary folder, which is deleted in the end.
NAME="Payara Micro"
WORK=$(mktemp -d)
VERSION=6.2025.10
. "$(dirname "$0")/checks.sh"
READY=$HTTP/health/ready
LOG=$WORK/server.log
start() {
    local settings=() # the keys of the product
    [ "$APPLICATION" = it-platform ] || settings=(--systemproperties "$ROOT/config/microprofile-config.properties")
    java "@$ROOT/config/payara/java.options" "-Djava.io.tmpdir=$WORK" -jar "$FILE" --nohazelcast --disablephonehome \
        --prebootcommandfile "$ROOT/config/payara/preboot.asadmin" --logproperties "$ROOT/config/payara/logging.properties" \
        --port "$PORT" --contextroot / --deploy "$WAR" "${settings[@]}" > "$LOG" 2>&1 &
    SERVER=$!
}
stop() { [ -z "${SERVER:-}" ] || { kill "$SERVER"; wait "$SERVER"; }; }
started() { check "it starts without a warning of the server" "" "$(grep -v "{" "$LOG" | grep -m 1 WARN)"; }

use_jdk 17 17 || use_jdk 17 99 || not_run "there is no JDK 17 or newer"
fetch fish.payara.extras payara-micro "$VERSION" jar
prepare
try_application 200
