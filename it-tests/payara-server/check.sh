#!/bin/bash
# Runs a WAR in a full Payara Server and tries what people and operators do with it; the product's engines are switched there in
# every way that server has. Prints a line for each check and exits with 1 if one failed.
#
#   mvn package -DskipTests && it-tests/payara-server/check.sh [7|6] [assistant-app|it-platform]
#
# XTTS=DIR takes a model that was converted already; KEEP=1 keeps everything, also the running server; PAYARA_7=7.2026.11 or
# PAYARA_6=6.2025.9 takes another release.
#
# Takes the server's zip from the Maven repository (170 MB, fetched at the first run) and Kokoro's model from
# ~/.cache/assistant-tts; the product's second engine is an XTTS whose weights come out of a formula. Everything else lies in a
# temporary folder, which is deleted in the end.
NAME="Payara Server"
case ${1:-7} in
    7) VERSION=${PAYARA_7:-7.2025.1} LOWEST=21 HIGHEST=99 ;;
    6) VERSION=${PAYARA_6:-6.2025.10} LOWEST=17 HIGHEST=21 ;;
    *)
        echo "$0 [7|6] [assistant-app|it-platform]"
        exit 1
        ;;
esac
[ $# = 0 ] || shift
WORK=$(mktemp -d)
PORTS=${PORTS:-28200} # HTTP is heard at +80, the administration at +48
PORT=$((PORTS + 80))
. "$(dirname "$0")/../other-servers/checks.sh"
READY=$HTTP/health/ready
LOG=$WORK/domains/tts/logs/server.log

now() { date +%s%3N; }
asadmin() { "$WORK/payara${VERSION%%.*}/bin/asadmin" --port $((PORTS + 48)) --interactive=false "$@"; }
domain() { asadmin "$1" --domaindir "$WORK/domains" tts > "$WORK/domain.log" 2>&1; }
start() {
    local begin
    begin=$(now)
    domain start-domain || { cat "$WORK/domain.log"; exit 1; }
    echo "     the server started in $(($(now) - begin)) ms"
    [ ! -f "$WORK/deploy.log" ] || return 0
    asadmin multimode --file "$ROOT/config/payara/server.asadmin" > "$WORK/settings.log" 2>&1
    check "config/payara/server.asadmin is taken" "0 0" "$? $(grep -ci failed "$WORK/settings.log")"
    begin=$(now)
    asadmin deploy --name assistant --contextroot / "$WAR" > "$WORK/deploy.log" 2>&1
    check "the WAR is deployed" 0 "$?"
    echo "     the command deploy ran $(($(now) - begin)) ms"
}
stop() { domain stop-domain; }

# Speaks two words and prints which engine did.
engine() {
    speak tts-1 'Good morning.' > "$WORK/status"
    header X-TTS-Engine
}
# Waits until the backend in force is $1 and prints how long that took after the moment $2, in milliseconds.
await_backend() {
    for _ in $(seq 1000); do
        [ "$(admin GET backend | field in_force)" = "$1" ] && break
        sleep 0.01
    done
    echo $(($(now) - $2))
}
# Speaks until the engine $1 does and prints how long that took after the moment $2, in milliseconds.
await_engine() {
    for _ in $(seq 100); do
        [ "$(engine)" = "$1" ] && break
    done
    echo $(($(now) - $2))
}
http_version() { curl -s -m 30 -o /dev/null -w '%{http_version}' "$1" "$HTTP/v1/models"; }
set_property() { asadmin set-config-property --propertyName=tts.backend "--propertyValue=$1" --source=domain > "$WORK/asadmin.log" 2>&1; }
delete_property() { asadmin delete-config-property --propertyName=tts.backend --source=domain > "$WORK/asadmin.log" 2>&1; }

# The model of the second engine.
prepare_xtts() {
    if [ -n "${XTTS:-}" ]; then
        cp -r "$XTTS" "$WORK/models/xtts"
        return
    fi
    unzip -q -o "$WAR" 'WEB-INF/lib/*' -d "$WORK/war"
    cat > "$WORK/WriteModel.java" << 'JAVA'
class WriteModel {
    public static void main(String[] arguments) throws java.io.IOException {
        org.assistant.tts.xtts.conversion.FormulaModel.write(java.nio.file.Files.createDirectories(java.nio.file.Path.of(arguments[0])));
    }
}
JAVA
    java -cp "$ROOT/tts-xtts-plugin/target/test-classes:$WORK/war/WEB-INF/lib/*" "$WORK/WriteModel.java" "$WORK/checkpoint" || exit 1
    java -jar "$WAR" models convert xtts "$WORK/checkpoint" --dir "$WORK/models" --accept-license > "$WORK/convert.log" 2>&1 ||
        { cat "$WORK/convert.log"; exit 1; }
}

try_server() {
    local begin end took spoke page
    check "HTTP/2 is not spoken to those who know before" no "$([ "$(http_version --http2-prior-knowledge)" = 2 ] && echo yes || echo no)"
    check "nor to those who ask for it" 1.1 "$(http_version --http2)"
    check "reset leaves the default" kokoro "$(admin DELETE backend | field in_force)"
    check "the default engine speaks" kokoro "$(engine)"
    curl -s -o "$WORK/clip.wav" -H 'Content-Type: application/json' "$HTTP/v1/audio/speech" -d '{"model": "kokoro",
        "input": "The lighthouse keeper climbed the stairs every evening at the same hour. He counted the steps, although he knew their number well.",
        "response_format": "wav", "stream": false}'
    curl -s -u "$OPERATOR" -H 'X-Requested-With: assistant' -F name=Keeper -F 'consent=A synthetic voice, which agrees to everything.' \
        -F "audio_sample=@$WORK/clip.wav" "$HTTP/v1/audio/voices" > "$WORK/voice.json"
    check "the second engine has a voice" keeper "$(field id < "$WORK/voice.json")"

    begin=$(now)
    set_property xtts
    end=$(now)
    took=$(await_backend xtts "$end")
    check "set-config-property switches" xtts "$(admin GET backend | field in_force)"
    check "and says where from" server "$(admin GET backend | field source)"
    spoke=$(await_engine xtts "$end")
    check "the engine speaks once it is loaded" xtts "$(engine)"
    echo "     asadmin ran $((end - begin)) ms; after it the switch was seen in $took ms, the engine's first sentence was whole in $spoke ms"

    begin=$(now)
    delete_property
    end=$(now)
    took=$(await_backend kokoro "$end")
    check "delete-config-property goes back" kokoro "$(engine)"
    echo "     asadmin ran $((end - begin)) ms; after it the switch was seen in $took ms"

    begin=$(now)
    check "the admin API switches" xtts "$(admin POST backend '{"backend": "xtts"}' | field in_force)"
    echo "     answered after $(($(now) - begin)) ms"
    set_property kokoro
    check "the operator's switch is stronger than the server's" xtts "$(engine)"
    domain restart-domain || cat "$WORK/domain.log"
    await_speech /v1/models
    check "and outlives a restart" "xtts console" "$(admin GET backend | field in_force) $(admin GET backend | field source)"
    await_engine xtts "$(now)" > "$WORK/spoke"
    check "it speaks then" xtts "$(engine)"
    check "reset gives the server's value back" kokoro "$(admin DELETE backend | field in_force)"
    check "which is then in force" kokoro "$(engine)"
    check "with its source" server "$(admin GET backend | field source)"
    set_property xtts
    asadmin create-system-properties tts.backend=kokoro > "$WORK/asadmin.log" 2>&1
    await_backend kokoro "$(now)" > /dev/null
    check "a system property of the server is stronger than its configuration" "system property" "$(admin GET backend | field source)"
    asadmin delete-system-property tts.backend > "$WORK/asadmin.log" 2>&1
    delete_property

    local console=http://127.0.0.1:$((PORTS + 48))/common/index.jsf
    curl -s -m 300 -L -c "$WORK/cookies" -b "$WORK/cookies" -o "$WORK/login.html" "$console"
    page=$(curl -s -m 300 -L -c "$WORK/cookies" -b "$WORK/cookies" "$console")
    check "the server's own console is there" 1 "$(grep -c '<title>' <<< "$page" | head -1)"
}

use_jdk "$LOWEST" "$HIGHEST" || not_run "there is no JDK $LOWEST, or a newer one that it runs on"
unpack_server fish.payara.distributions payara
prepare
if [ "$APPLICATION" = assistant-app ]; then
    export TTS_XTTS_LATENCY_BUDGET=30000 # the engine in force speaks, however busy the machine is
    prepare_xtts
fi
asadmin create-domain --nopassword --domaindir "$WORK/domains" --portbase "$PORTS" tts > "$WORK/create.log" 2>&1 ||
    { cat "$WORK/create.log"; exit 1; }
# Its applications, its administration and its remote objects are for this machine alone, and it looks for no other servers.
sed -i -e 's/ address="0\.0\.0\.0"/ address="127.0.0.1"/' -e '/ address=/!s/<network-listener /&address="127.0.0.1" /' \
    -e 's/<hazelcast-config-specific-configuration/& enabled="false"/' "$WORK/domains/tts/config/domain.xml"
try_application 200
