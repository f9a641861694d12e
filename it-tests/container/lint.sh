#!/bin/bash
# Checks the files that no compiler reads: the Containerfile, the shell scripts, the compose files, and the Kubernetes manifests
# against the schemas of the API. Exits with 1 if something is wrong. Installs its tools in it-tests/target at the first run, from
# PyPI; the manifests as kustomize joins them are checked where Go is installed, too.
#
#   it-tests/container/lint.sh
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
# The oldest that has all fields used, and the newest that the tool knows.
KUBERNETES=(1.30 1.37)
KUSTOMIZE=sigs.k8s.io/kustomize/kustomize/v5@v5.6.0
TOOLS=$PWD/it-tests/target/lint
FAILED=0
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT

cmp -s it-tests/container/requirements.txt "$TOOLS/requirements.txt" || {
    python3 -m venv "$TOOLS" && "$TOOLS/bin/pip" install -q -r it-tests/container/requirements.txt &&
        cp it-tests/container/requirements.txt "$TOOLS"
} || exit 1
export PATH=$TOOLS/bin:$PATH

check() { # words, command
    local words=$1
    shift
    if "$@" > "$WORK/out" 2>&1; then echo "PASS $words"; else echo "FAIL $words"; cat "$WORK/out"; FAILED=1; fi
}
check "Containerfile" hadolint config/container/Containerfile
mapfile -t scripts < <(git ls-files -co --exclude-standard | while read -r file; do
    [ -f "$file" ] && head -c 64 "$file" | head -1 | grep -qE '^#!.*(ba)?sh$' && echo "$file"
done)
check "${#scripts[@]} shell scripts" shellcheck -x -P SCRIPTDIR -S warning "${scripts[@]}"
for file in config/container/compose*.yaml; do
    # A tag of Compose that the schema knows nothing of.
    sed 's/ !reset / /' "$file" > "$WORK/$(basename "$file")"
done
check "compose files" check-jsonschema --builtin-schema vendor.compose-spec "$WORK"/compose*.yaml

mapfile -t manifests < <(grep -lE '^kind:' config/kubernetes/*.yaml | grep -v kustomization)
for version in "${KUBERNETES[@]}"; do
    check "${#manifests[@]} manifests, Kubernetes $version" kubernetes-validate --quiet --no-warn --strict -k "$version" "${manifests[@]}"
done
if command -v go > /dev/null; then
    [ -x "$TOOLS/bin/kustomize" ] || GOBIN=$TOOLS/bin go install "$KUSTOMIZE" || exit 1
    cp -r config/kubernetes "$WORK"
    mkdir -p "$WORK/kubernetes/secrets" "$WORK/kubernetes/remote/secrets"
    for secret in secrets/admin-password secrets/api-keys remote/secrets/remote-key; do
        echo "only for this check" > "$WORK/kubernetes/$secret"
    done
    for variant in plain remote; do
        [ "$variant" = plain ] || sed -i 's/^#\(components:\|  - remote\)/\1/' "$WORK/kubernetes/kustomization.yaml"
        check "kustomize, $variant" kustomize build "$WORK/kubernetes" -o "$WORK/$variant.yaml"
        check "its manifests, Kubernetes ${KUBERNETES[0]}" kubernetes-validate --quiet --no-warn --strict -k "${KUBERNETES[0]}" "$WORK/$variant.yaml"
    done
fi
exit $FAILED
