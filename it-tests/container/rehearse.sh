#!/bin/bash
# Builds the container image of config/container and tries it, on a Debian machine that reaches no registry of images: Buildah reads
# the Containerfile. The images that it begins with are replaced by one made of Debian's packages and of the JDK in JAVA_HOME.
# Then the image is started as an engine would start it, by what is written in the image: its user without any privilege, its
# variables, its volumes, and a root that is read-only. Prints a line for each check and exits with 1 if one failed.
#
#   apt-get install buildah podman debootstrap; mvn -Prun -Dexec.skip
#   it-tests/container/rehearse.sh [FOLDER]        files of models that are there already, else they are fetched
#
# MODELS, XTTS_LICENSE and HARDWARE are handed to the build. KEEP=1 keeps the image. Ports 8080 and 8081 must be free.
set -euo pipefail
cd "$(dirname "$0")/../.."
CONTAINERFILE=config/container/Containerfile
WORK=$(mktemp -d)
NAME=assistant-rehearsal
FAILED=0
: "${JAVA_HOME:?names the JDK 25 that the image gets}"

# shellcheck disable=SC2329 # by the trap
end() {
    [ -z "${SERVER:-}" ] || kill -9 "$SERVER" 2> /dev/null || true
    podman image unmount -f "$NAME" > "$WORK/unmount.log" 2>&1 || true
    [ -n "${KEEP:-}" ] || podman rmi -f "$NAME" > "$WORK/rmi.log" 2>&1 || true
    rm -rf "$WORK"
}
trap end EXIT
check() { # words, expected, actual
    if [ "$2" = "$3" ]; then echo "PASS $1"; else echo "FAIL $1: expected $2, was $3"; FAILED=1; fi
}
millis() { date +%s%3N; }

# Every image that another registry would give, under its own name.
bases() { sed -n 's/^FROM \([^ ]*\/[^ ]*\).*/\1/p' "$CONTAINERFILE"; }
make_base() {
    local root=$WORK/base mirror container image
    # shellcheck disable=SC2016 # names of apt
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $VERSION_CODENAME" | head -1)
    debootstrap --variant=minbase --include=ca-certificates "$VERSION_CODENAME" "$root" "$mirror" > "$WORK/debootstrap.log" ||
        { tail -5 "$WORK/debootstrap.log"; exit 1; }
    cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs"
    mkdir -p "$root/opt/java/openjdk"
    tar -C "$JAVA_HOME" --exclude=jmods --exclude=lib/src.zip -ch . | tar -C "$root/opt/java/openjdk" -x
    container=$(buildah from scratch)
    buildah copy -q "$container" "$root" / > /dev/null
    buildah config --env JAVA_HOME=/opt/java/openjdk --env PATH=/opt/java/openjdk/bin:/usr/sbin:/usr/bin:/sbin:/bin "$container"
    image=$(buildah commit -q --rm "$container")
    bases | while read -r base; do buildah tag "$image" "$base"; done
    rm -rf "$root"
}
VERSION_CODENAME=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
for base in $(bases); do
    podman image exists "$base" || { make_base; break; }
done

given=()
[ -z "${1:-}" ] || given=(--build-context "given=$(cd "$1" && pwd)")
begin=$(millis)
buildah build --isolation chroot --uts host --format docker --pull-never --layers -t "$NAME" -f "$CONTAINERFILE" "${given[@]}" \
    --build-arg "MODELS=${MODELS:-kokoro}" --build-arg "XTTS_LICENSE=${XTTS_LICENSE:-}" --build-arg "HARDWARE=${HARDWARE:-cpu}" \
    --build-arg "PACKAGES=$([ -n "${1:-}" ] || echo 'python3-pip npm')" . > "$WORK/build.log" 2>&1 || { tail -40 "$WORK/build.log"; exit 1; }
echo "     the image was built in $((($(millis) - begin) / 1000)) s and has $(podman image inspect --format '{{.Size}}' "$NAME" | awk '{ printf "%.2f GB", $1 / 1e9 }')"

ROOT=$(podman image mount "$NAME")
written() { podman image inspect --format "$1" "$NAME"; }
mapfile -t ENVIRONMENT < <(written '{{range .Config.Env}}{{println .}}{{end}}' | grep .)
mapfile -t ENTRYPOINT < <(written '{{range .Config.Entrypoint}}{{println .}}{{end}}' | grep .)
mapfile -t HEALTH < <(written '{{range .Config.Healthcheck.Test}}{{println .}}{{end}}' | grep .)
mapfile -t VOLUMES < <(written '{{range $path, $nothing := .Config.Volumes}}{{println $path}}{{end}}' | grep .)
IFS=: read -r USERID GROUPID <<< "$(written '{{.Config.User}}')"
DIRECTORY=$(written '{{.Config.WorkingDir}}')

# In a mount namespace of its own; all commands replace each other, so that a signal reaches the server.
start() {
    begin=$(millis)
    ROOT=$ROOT VOLUMES="${VOLUMES[*]}" KEPT=$WORK/volumes OWNER=$USERID:$GROUPID unshare --mount bash -euc '
        mount --bind "$ROOT" "$ROOT"
        mount -o remount,bind,ro "$ROOT"
        for volume in $VOLUMES; do
            mkdir -p "$KEPT$volume"
            chown "$OWNER" "$KEPT$volume"
            mount --bind "$KEPT$volume" "$ROOT$volume"
        done
        mount --rbind /dev "$ROOT/dev"
        mount -t proc proc "$ROOT/proc"
        mount --bind /etc/hosts "$ROOT/etc/hosts"
        exec chroot "$ROOT" setpriv "--reuid=${OWNER%:*}" "--regid=${OWNER#*:}" --clear-groups --inh-caps=-all --bounding-set=-all \
            --no-new-privs env -i "$@"' start "${ENVIRONMENT[@]}" sh -c 'cd "$0" && exec "$@"' "$DIRECTORY" "${ENTRYPOINT[@]}" \
        > "$WORK/server.log" 2>&1 &
    SERVER=$!
}
# Asks until it is answered, as a client would that waits for the start; prints the milliseconds until the first sound.
first_sound() {
    local answer
    for _ in $(seq 1200); do
        kill -0 "$SERVER" || return
        answer=$(curl -s -m 60 -o "$WORK/answer" -w '%{http_code}' -H 'Content-Type: application/json' \
            http://127.0.0.1:8080/v1/audio/speech -d '{"model": "kokoro", "input": "Good morning.", "response_format": "pcm"}') || true
        if [ "$answer" = 200 ]; then
            echo $(($(millis) - begin))
            return
        fi
        sleep 0.1
    done
}
stop() {
    kill "$SERVER"
    wait "$SERVER" || true
    SERVER=
}
for round in 1 2 3; do
    [ "$round" = 1 ] || stop
    start
    took=$(first_sound)
    check "start $round: a sentence is spoken within 10 s" yes "$([ -n "$took" ] && [ "$took" -le 10000 ] && echo yes || echo "after ${took:-no} ms")"
    echo "     after ${took:-no} ms; load $(cut -d ' ' -f 1 /proc/loadavg)"
done
[ -n "$took" ] || { tail -30 "$WORK/server.log"; exit 1; }
check "it runs as" 10001 "$(ps -o uid= -p "$SERVER" | tr -d ' ')"
check "without privileges" 0000000000000000 "$(sed -n 's/^CapBnd:\t//p' "/proc/$SERVER/status")"
check "its root is read-only" "Read-only file system" \
    "$(nsenter --mount --target "$SERVER" touch "$ROOT/opt/assistant/x" 2>&1 | sed 's/.*: //')"
# A sentence may be spoken before everything is warm, and an engine asks more than once.
healthy() {
    for _ in $(seq 30); do
        chroot "$ROOT" "${HEALTH[@]:1}" > /dev/null && echo yes && return
        sleep 1
    done
}
check "what the image says of its health holds" yes "$(healthy)"
check "what it speaks can be heard" yes "$([ "$(wc -c < "$WORK/answer")" -gt 20000 ] && echo yes || echo no)"
check "it speaks with the tuned network" yes "$(curl -s http://127.0.0.1:8080/v1/models | grep -q kokoro && ! grep -q untuned "$WORK/server.log" && echo yes)"
check "the port for probes answers to nothing else" 404 "$(curl -s -o /dev/null -w '%{http_code}' http://127.0.0.1:8081/v1/models)"
check "its log has no warning" "" "$(grep -m 1 -E 'WARN|SEVERE|Exception' "$WORK/server.log" || true)"
begin=$(millis)
stop
check "SIGTERM ends it in peace" yes "$([ $(($(millis) - begin)) -lt 25000 ] && echo yes || echo no)"
echo "     its last line: $(tail -1 "$WORK/server.log")"
exit $FAILED
