# What the scripts for single servers ask of a WAR; sourced by them. They set NAME and VERSION of the server, and WORK to a
# temporary folder of theirs, and define READY, the address of the readiness check, LOG, the file of the server's log, start,
# which has the server run with $WAR at $PORT, and stop. started, to look at a server that has just started, and try_server, to
# try what only this server has with the product, are theirs to define. Their argument says which WAR: assistant-app, if there
# is none, or it-platform. KEEP=1 keeps everything, also the running server.
#
# They print a line ON for the server and its application, JDK for the Java version, and PASS or FAIL for each check, or else
# NOT RUN and why. They exit with 1 if a check failed, and with 2 if the server can't be had.
set -u
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
APPLICATION=${1:-assistant-app}
WAR=$WORK/ROOT.war
PORT=${PORT:-28480}
HTTP=http://127.0.0.1:$PORT
FAILED=0
PASSWORD=for-these-checks-only
OPERATOR=admin:$PASSWORD
MODELS=${TTS_MODELS_DIR:-$HOME/.cache/assistant-tts}
export ASSISTANT_STATE_DIR=$WORK/state TTS_MODELS_DIR=$WORK/models
[ "$APPLICATION" = it-platform ] || export TTS_ADMIN_PASSWORD=$PASSWORD # a key of the product alone
trap '[ -n "${KEEP:-}" ] || { stop; rm -rf "$WORK"; }' EXIT
echo "ON $NAME, $VERSION, $APPLICATION"

started() { :; }
try_server() { :; }
not_run() { # why
    echo "NOT RUN $1"
    exit 2
}
# Has the server, and everything else here, run with a JDK of these versions: the one in force, or else the first of the system.
use_jdk() { # lowest, highest
    local home version number
    for home in "${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}" /usr/lib/jvm/*; do
        version=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$home/release" 2> /dev/null)
        number=${version%%.*}
        if [ -x "$home/bin/javac" ] && [ "${number:-0}" -ge "$1" ] && [ "${number:-0}" -le "$2" ]; then
            export JAVA_HOME=$home PATH=$home/bin:$PATH
            echo "JDK $version"
            return
        fi
    done
    return 1
}
check() { # words, expected, actual
    if [ "$2" = "$3" ]; then echo "PASS $1"; else echo "FAIL $1: expected $2, was $3"; FAILED=1; fi
}
status() { curl -s -m 30 -o "$WORK/answer" -w '%{http_code}' "$@"; }
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }
header() { tr -d '\r' < "$WORK/head" | sed -n "s/^$1: //Ip"; }
# Speaks; the head and the sound of the answer are kept.
speak() { # model, text
    status -m 180 -D "$WORK/head" -H 'Content-Type: application/json' "$HTTP/v1/audio/speech" \
        -d "{\"model\": \"$1\", \"input\": \"$2\", \"response_format\": \"pcm\"}"
}
admin() { # method, path, body
    curl -s -m 60 -u "$OPERATOR" -X "$1" -H 'X-Requested-With: assistant' ${3:+-H 'Content-Type: application/json' -d "$3"} "$HTTP/api/admin/$2"
}

# Sets FILE to a file of the local Maven repository, which is fetched if it is not there.
fetch() { # group, artifact, version, type
    FILE=$HOME/.m2/repository/${1//./\/}/$2/$3/$2-$3.$4
    [ -f "$FILE" ] || (cd "$WORK" && mvn -B -q dependency:get "-Dartifact=$1:$2:$3:$4" -Dtransitive=false > "$WORK/fetch.log" 2>&1) ||
        not_run "$({ grep -o 'Could not [a-z]* artifact [^ ]*' "$WORK/fetch.log" || grep ERROR "$WORK/fetch.log"; } | head -1)"
}
# The server's zip, unpacked into the folder of the run.
unpack_server() { # group, artifact
    fetch "$1" "$2" "$VERSION" zip
    unzip -q "$FILE" -d "$WORK"
}
# The WAR with the scripted engine in it, which fails and is late when it is told to.
prepare() {
    mkdir -p "$WORK/models" "$WORK/war/WEB-INF/lib"
    ln -s "$MODELS/kokoro" "$MODELS/kokoro-english" "$WORK/models"
    cp "$ROOT/$APPLICATION/target/$APPLICATION.war" "$WAR" || exit 1
    cp "$ROOT/it-engine/target/it-engine.jar" "$WORK/war/WEB-INF/lib"
    (cd "$WORK/war" && zip -q -0 "$WAR" WEB-INF/lib/it-engine.jar)
}
await_speech() { # a path that is there
    for _ in $(seq 600); do
        [ "$(status "$HTTP$1")" = 200 ] && [ "$(status "$READY")" = 200 ] && return
        sleep 0.5
    done
    echo "FAIL $NAME did not become ready; its log says:"
    grep -hE 'ERROR|SEVERE|Caused by' "$LOG" | cut -c 1-300 | head -5
    exit 1
}
try_application() { # status of /metrics
    case $APPLICATION in
        assistant-app)
            start
            await_speech /v1/models
            started
            try_product "$1"
            try_server
            ;;
        it-platform)
            start
            await_speech /answer
            check "the platform speaks with Kokoro" "200 kokoro" "$(answer 'Good morning.')"
            check "what it says can be heard" yes "$([ "$(wc -c < "$WORK/answer")" -gt 40000 ] && echo yes)"
            check "it hears what was spoken" 1 "$(curl -s -m 10 "$HTTP/answer")"
            [ "$1" = 200 ] && check "metrics come with the jars" yes \
                "$(curl -s -m 10 "$HTTP/metrics" | grep -q '^tts_first_sound_seconds_bucket' && echo yes)"
            stop
            export TTS_BACKEND=scripted TTS_SCRIPTED_LATENCY_BUDGET=1000
            start
            await_speech /answer
            check "TTS_BACKEND changes the engine" "200 scripted" "$(answer 'w1 w2.')"
            check "Kokoro speaks where it is late" "200 kokoro, budget" "$(answer 'first=20000 w1 w2.')"
            check "and where it fails" "200 kokoro, engine-error" "$(answer 'fail w1 w2.')"
            check "but not longer" "200 scripted" "$(answer 'w1 w2.')"
            check "four texts were spoken" 4 "$(curl -s -m 10 "$HTTP/answer")"
            ;;
        *)
            echo "FAIL there is no application $APPLICATION"
            FAILED=1
            ;;
    esac
    exit "$FAILED"
}
# Has the sample platform answer; status and speaker.
answer() { # text
    echo "$(status -m 60 -D "$WORK/head" -H 'Content-Type: text/plain' "$HTTP/answer" -d "$1") $(header Spoken-By)"
}
try_product() { # status of /metrics
    check "Kokoro speaks" "200 kokoro" "$(speak kokoro 'Good morning. It will rain.') $(header X-TTS-Engine)"
    check "an engine that fails is replaced" "200 kokoro engine-error" \
        "$(speak scripted 'fail This fails.') $(header X-TTS-Engine) $(header X-TTS-Fallback)"
    check "an engine that is late is replaced" "200 kokoro budget" \
        "$(speak scripted 'first=20000 This is late.') $(header X-TTS-Engine) $(header X-TTS-Fallback)"
    check "an unknown model is refused" "404 model_not_found" "$(speak nobody x) $(field code < "$WORK/answer")"
    local first
    first=$(curl -s -m 60 -o "$WORK/answer" -w '%{time_starttransfer}' -H 'Content-Type: application/json' "$HTTP/v1/audio/speech" \
        -d '{"model": "scripted", "input": "each=500 pieces=6 audio=300 a b c d e f.", "response_format": "pcm"}')
    check "sound comes while the rest is made" yes "$(awk -v s="$first" 'BEGIN { print (s < 2 ? "yes" : "after " s " s") }')"
    check "a reply is written and spoken" 1 "$(curl -s -m 120 -N -H 'Accept: text/event-stream' -H 'Content-Type: application/json' \
        "$HTTP/api/assistant/reply" -d '{"text": "say Good morning."}' | grep -c '"reply.done"')"
    check "a live conversation" "text sentence sound done" "$(java "$ROOT/it-tests/other-servers/LiveTurn.java" "$PORT")"
    check "nobody is let in without the password" 401 "$(status "$HTTP/api/admin/state")"
    check "nor with another one" 401 "$(status -u admin:guessed "$HTTP/api/admin/state")"
    check "nor can a voice be cloned" 401 "$(status -X POST "$HTTP/v1/audio/voices")"
    check "the operator is" admin "$(admin GET session | field user)"
    check "and gets a cookie" 200 "$(status -c "$WORK/cookies" -H 'X-Requested-With: assistant' -H 'Content-Type: application/json' \
        "$HTTP/api/admin/login" -d "{\"password\": \"$PASSWORD\"}")"
    check "which lets him in" 200 "$(status -b "$WORK/cookies" "$HTTP/api/admin/state")"
    check "the console's page" 200 "$(status "$HTTP/admin/")"
    check "its charts" 200 "$(status "$HTTP/webjars/uplot/dist/uPlot.esm.js")"
    check "its state" 200 "$(status -u "$OPERATOR" "$HTTP/api/admin/state")"
    check "its events" 1 "$(timeout 5 curl -s -N -u "$OPERATOR" "$HTTP/api/admin/events" | head -1 | grep -c '^event: ')"
    check "it switches" scripted "$(admin POST backend '{"backend": "scripted"}' | field in_force)"
    check "at once" "200 scripted" "$(speak tts-1 'This w1.') $(header X-TTS-Engine)"
    check "and back" kokoro "$(admin POST backend/rollback | field in_force)"
    check "metrics" "$1" "$(status "$HTTP/metrics")"
    check "the API's description" 200 "$(status "$HTTP/openapi")"
}
