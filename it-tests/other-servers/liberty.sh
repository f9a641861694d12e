#!/bin/bash
# Runs a WAR on Open Liberty and tries what people and operators do with it. Prints a line for each check and exits with 1
# if one failed.
#
#   mvn package -DskipTests && it-tests/other-servers/liberty.sh [assistant-app|it-platform]
#
# Takes the server from the Maven repository (352 MB, fetched at the first run) and Kokoro's model from
# ~/.cache/assistant-tts. Everything else lies in a temporary folder, which is deleted in the end.
NAME="Open Liberty"
VERSION=26.0.0.3
WORK=$(mktemp -d)
. "$(dirname "$0")/checks.sh"
start() { "$WORK/wlp/bin/server" start tts > "$WORK/start.log" 2>&1 || { cat "$WORK/start.log"; exit 1; }; }
stop() { "$WORK/wlp/bin/server" stop tts > "$WORK/stop.log" 2>&1; }

use_jdk 17 99 || not_run "there is no JDK 17 or newer"
unpack_server io.openliberty openliberty-runtime
prepare
mkdir -p "$WORK/wlp/usr/servers/tts/apps"
mv "$WAR" "$WORK/wlp/usr/servers/tts/apps/assistant.war"
cat > "$WORK/wlp/usr/servers/tts/server.xml" << XML
<server description="assistant">
    <featureManager>
        <feature>webProfile-10.0</feature>
        <feature>microProfile-6.1</feature>
        <feature>concurrent-3.0</feature>
    </featureManager>
    <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="$PORT" httpsPort="-1"/>
    <mpMetrics authentication="false"/>
    <webApplication location="assistant.war" contextRoot="/"/>
</server>
XML
READY=$HTTP/health/ready
LOG=$WORK/wlp/usr/servers/tts/logs/messages.log
try_application 200
