#!/bin/bash
# Runs a WAR on Payara Micro 6, with JDK 17 if there is one, and tries what people and operators do with it. Prints a line
# for each check and exits with 1 if one failed.
#
#   mvn package -DskipTests && it-tests/other-servers/payara6.sh [assistant-app|it-platform]
#
# Takes the server from the Maven repository (101 MB, fetched at the first run) and Kokoro's model from
# ~/.cache/assistant-tts. Everything else lies in a temporary folder, which is deleted in the end.
NAME="Payara 6"
WORK=$(mktemp -d)
VERSION=6.2025.10
. "$(dirname "$0")/checks.sh"
READY=$HTTP/health/ready
LOG=$WORK/server.log
start() {
    "$JAVA" "@$ROOT/config/payara/java.options" "-Djava.io.tmpdir=$WORK" -jar "$JAR" --nohazelcast --disablephonehome \
        --prebootcommandfile "$ROOT/config/payara/preboot.asadmin" --logproperties "$ROOT/config/payara/logging.properties" \
        --port "$PORT" --contextroot / --deploy "$WAR" \
        $([ "$APPLICATION" = assistant-app ] && echo --systemproperties "$ROOT/config/microprofile-config.properties") \
        > "$LOG" 2>&1 &
    SERVER=$!
}
stop() { [ -z "${SERVER:-}" ] || { kill "$SERVER"; wait "$SERVER"; }; }
started() { check "it starts without a warning of the server" "" "$(grep -v "{" "$LOG" | grep -m 1 WARN)"; }

JAR=$HOME/.m2/repository/fish/payara/extras/payara-micro/$VERSION/payara-micro-$VERSION.jar
[ -f "$JAR" ] || mvn -q dependency:get "-Dartifact=fish.payara.extras:payara-micro:$VERSION" -Dtransitive=false || exit 1
JAVA=java
for candidate in /usr/lib/jvm/*/bin/java; do
    [ -x "$candidate" ] && grep -q '^JAVA_VERSION="17[."]' "${candidate%/bin/java}/release" && JAVA=$candidate
done
"$JAVA" -version 2>&1 | head -1
prepare
try_application 200
