#!/bin/bash
# Deploys the WAR in a full Payara Server and switches its engines there, in every way that server has. Prints a line for
# each check and exits with 1 if one failed.
#
#   mvn package -DskipTests && it-tests/payara-server/check.sh
#
# XTTS=DIR takes a model that was converted already; KEEP=1 keeps everything, also the running server.
#
# Takes the server's zip from the Maven repository (170 MB, fetched at the first run) and Kokoro's model from
# ~/.cache/assistant-tts; the second engine is an XTTS whose weights come out of a formula. Everything else lies in a
# temporary folder, which is deleted in the end.
set -u
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
WAR=${1:-$ROOT/assistant-app/target/assistant-app.war}
VERSION=6.2025.10
ZIP=$HOME/.m2/repository/fish/payara/distributions/payara/$VERSION/payara-$VERSION.zip
PORTS=${PORTS:-28200} # HTTP is heard at +80, the administration at +48
HTTP=http://127.0.0.1:$((PORTS + 80))
FAILED=0
WORK=$(mktemp -d)
export ASSISTANT_STATE_DIR=$WORK/state TTS_MODELS_DIR=$WORK/models
export TTS_XTTS_LATENCY_BUDGET=30000 # whoever is in force shall speak, however busy the machine is

asadmin() { "$WORK/payara6/bin/asadmin" --port $((PORTS + 48)) --interactive=false "$@"; }
domain() { asadmin "$1" --domaindir "$WORK/domains" tts > "$WORK/domain.log" 2>&1; }
finish() { [ -n "${KEEP:-}" ] || { domain stop-domain || true; rm -rf "$WORK"; }; }
trap finish EXIT

now() { date +%s%3N; }
check() { # words, expected, actual
    if [ "$2" = "$3" ]; then echo "PASS $1"; else echo "FAIL $1: expected $2, was $3"; FAILED=1; fi
}
# Speaks two words and tells which engine did.
engine() {
    curl -s -m 120 -o "$WORK/speech.wav" -D - -H 'Content-Type: application/json' "$HTTP/v1/audio/speech" \
        -d '{"model": "tts-1", "input": "Good morning.", "response_format": "wav"}' |
        tr -d '\r' | sed -n 's/^X-TTS-Engine: //Ip'
}
admin() { # method, path, body
    curl -s -X "$1" -H 'X-Requested-With: assistant' ${ADMIN:+-u "$ADMIN"} ${3:+-H 'Content-Type: application/json' -d "$3"} \
        "$HTTP/api/admin/$2"
}
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }
# Waits until the backend in force is $1 and prints how long that took after the moment $2, in milliseconds.
await_backend() {
    for _ in $(seq 1000); do
        [ "$(admin GET backend | field in_force)" = "$1" ] && break
        sleep 0.01
    done
    echo $(($(now) - $2))
}
# Speaks until the engine $1 does and prints how long that took after the moment $2, in milliseconds.
await_speech() {
    for _ in $(seq 100); do
        [ "$(engine)" = "$1" ] && break
    done
    echo $(($(now) - $2))
}
await_ready() {
    for _ in $(seq 240); do
        [ "$(curl -s -o /dev/null -w '%{http_code}' "$HTTP/v1/models")" = 200 ] &&
            [ "$(curl -s -o /dev/null -w '%{http_code}' "$HTTP/health/ready")" = 200 ] && return
        sleep 0.5
    done
    echo "FAIL the application did not become ready"
    FAILED=1
}

[ -f "$ZIP" ] || mvn -q dependency:get "-Dartifact=fish.payara.distributions:payara:$VERSION:zip" -Dtransitive=false || exit 1
unzip -q "$ZIP" -d "$WORK"
mkdir "$WORK/models"
ln -s "$HOME/.cache/assistant-tts/kokoro" "$HOME/.cache/assistant-tts/kokoro-english" "$WORK/models"
if [ -n "${XTTS:-}" ]; then
    cp -r "$XTTS" "$WORK/models/xtts"
else
    unzip -q "$WAR" 'WEB-INF/lib/*' -d "$WORK/war"
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
fi

asadmin create-domain --nopassword --domaindir "$WORK/domains" --portbase "$PORTS" tts > "$WORK/create.log" 2>&1 ||
    { cat "$WORK/create.log"; exit 1; }
begin=$(now)
domain start-domain || { cat "$WORK/domain.log"; exit 1; }
echo "     the server started in $(($(now) - begin)) ms"
asadmin multimode --file "$ROOT/config/payara/server.asadmin" > "$WORK/settings.log" 2>&1
check "config/payara/server.asadmin is taken" 0 "$?"
begin=$(now)
asadmin deploy --name assistant --contextroot / "$WAR" > "$WORK/deploy.log" 2>&1
check "the WAR is deployed" 0 "$?"
await_ready
echo "     the application was ready $(($(now) - begin)) ms after the command deploy began"

http_version() { curl -s -m 30 -o /dev/null -w '%{http_version}' "$1" "$HTTP/v1/models"; }
check "HTTP/2 is not spoken to those who know before" no "$([ "$(http_version --http2-prior-knowledge)" = 2 ] && echo yes || echo no)"
check "nor to those who ask for it" 1.1 "$(http_version --http2)"
check "it speaks with the default engine" kokoro "$(engine)"
curl -s -o "$WORK/clip.wav" -H 'Content-Type: application/json' "$HTTP/v1/audio/speech" -d '{"model": "kokoro",
    "input": "The lighthouse keeper climbed the stairs every evening at the same hour. He counted the steps, although he knew their number well.",
    "response_format": "wav", "stream": false}'
curl -s ${ADMIN:+-u "$ADMIN"} -H 'X-Requested-With: assistant' -F name=Keeper -F 'consent=A synthetic voice, which agrees to everything.' \
    -F "audio_sample=@$WORK/clip.wav" "$HTTP/v1/audio/voices" > "$WORK/voice.json"
check "the second engine has a voice" keeper "$(field id < "$WORK/voice.json")"

set_property() { asadmin set-config-property --propertyName=tts.backend "--propertyValue=$1" --source=domain > "$WORK/asadmin.log" 2>&1; }
delete_property() { asadmin delete-config-property --propertyName=tts.backend --source=domain > "$WORK/asadmin.log" 2>&1; }

begin=$(now)
set_property xtts
done=$(now)
took=$(await_backend xtts "$done")
check "set-config-property switches" xtts "$(admin GET backend | field in_force)"
check "its source is told" server "$(admin GET backend | field source)"
spoke=$(await_speech xtts "$done")
check "the engine speaks once it is loaded" xtts "$(engine)"
echo "     asadmin ran $((done - begin)) ms; after it the switch was seen in $took ms, the engine's first sentence was whole in $spoke ms"

begin=$(now)
delete_property
done=$(now)
took=$(await_backend kokoro "$done")
check "delete-config-property goes back" kokoro "$(engine)"
echo "     asadmin ran $((done - begin)) ms; after it the switch was seen in $took ms"

begin=$(now)
check "the admin API switches" xtts "$(admin POST backend '{"backend": "xtts"}' | field in_force)"
echo "     answered after $(($(now) - begin)) ms"
set_property kokoro
check "the operator's switch is stronger than the server's" xtts "$(engine)"
domain restart-domain || cat "$WORK/domain.log"
await_ready
check "and outlives a restart" "xtts console" "$(admin GET backend | field in_force) $(admin GET backend | field source)"
await_speech xtts "$(now)" > "$WORK/spoke"
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

CONSOLE=http://127.0.0.1:$((PORTS + 48))
curl -s -m 300 -L -c "$WORK/cookies" -b "$WORK/cookies" -o "$WORK/login.html" "$CONSOLE/common/index.jsf"
PAGE=$(curl -s -m 300 -L -c "$WORK/cookies" -b "$WORK/cookies" "$CONSOLE/common/index.jsf")
check "the server's own console is there" 1 "$(grep -c '<title>' <<< "$PAGE" | head -1)"
exit $FAILED
