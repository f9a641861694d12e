#!/bin/bash
# Runs a WAR on WildFly and tries what people and operators do with it. Prints a line for each check and exits with 1 if
# one failed.
#
#   mvn package -DskipTests && it-tests/other-servers/wildfly.sh [assistant-app|it-platform]
#
# Takes the server from the Maven repository (261 MB, fetched at the first run) and Kokoro's model from
# ~/.cache/assistant-tts. Everything else lies in a temporary folder, which is deleted in the end.
NAME=WildFly
WORK=$(mktemp -d)
VERSION=39.0.1.Final
. "$(dirname "$0")/checks.sh"
OFFSET=$((PORT - 8080))
MANAGEMENT=$((9990 + OFFSET))
READY=http://127.0.0.1:$MANAGEMENT/health/ready
LOG=$WORK/server.log
start() {
    "$WORK/wildfly-$VERSION/bin/standalone.sh" -c standalone-microprofile.xml -b 127.0.0.1 -bmanagement 127.0.0.1 \
        "-Djboss.socket.binding.port-offset=$OFFSET" > "$LOG" 2>&1 &
}
stop() {
    "$WORK/wildfly-$VERSION/bin/jboss-cli.sh" --connect "--controller=127.0.0.1:$MANAGEMENT" --command=shutdown > "$WORK/stop.log" 2>&1
    wait
}

use_jdk 17 99 || not_run "there is no JDK 17 or newer"
unpack_server org.wildfly wildfly-dist
prepare
mv "$WAR" "$WORK/wildfly-$VERSION/standalone/deployments/ROOT.war"
# Its own login module asks for a user of the server's, not of the application's, unless told otherwise.
cat > "$WORK/login.cli" << CLI
embed-server --server-config=standalone-microprofile.xml --std-out=discard
/subsystem=undertow/application-security-domain=other:write-attribute(name=integrated-jaspi,value=false)
stop-embedded-server
CLI
"$WORK/wildfly-$VERSION/bin/jboss-cli.sh" "--file=$WORK/login.cli" > "$WORK/cli.log" 2>&1 || { cat "$WORK/cli.log"; exit 1; }
try_application 404 # it has no MicroProfile Metrics
