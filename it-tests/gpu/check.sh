#!/bin/sh
# Checks and times XTTS on an NVIDIA card. Needs a JDK 17, the files that pack.sh put next to this script, and no network.
# usage: check.sh FOLDER [--native DIR] [--cpu]
#   FOLDER   for a model out of a formula, 5 GB; kept for the next time
#   --native where libonnxruntime.so.* and libonnxruntime_providers_*.so of another build of ONNX Runtime lie, such as
#            onnxruntime/capi of the wheel onnxruntime-gpu; else the build in the jars is taken
#   --cpu    a small model on the processor: tries this script
set -eu
lib=$(cd "$(dirname "$0")" && pwd)
folder=$(mkdir -p "$1" && cd "$1" && pwd)
shift
native=
mode=
while [ $# -gt 0 ]; do
    case $1 in
        --native) native=$2; shift 2 ;;
        --cpu) mode=--cpu; folder=$folder/small; shift ;;
        *) echo "unknown option $1" >&2; exit 2 ;;
    esac
done
options=-Xmx10g
if [ -n "$native" ]; then
    # The wheel has no Java binding of its own; that of the jar speaks to a newer build, too, once it asks for its version.
    links=$folder/native
    rm -rf "$links" "$folder/unpacked"
    mkdir -p "$links" "$folder/unpacked"
    binding=$(ls "$lib"/onnxruntime*.jar | head -n 1)
    (cd "$folder/unpacked" && jar --extract --file "$binding" ai/onnxruntime/native)
    cp "$folder"/unpacked/ai/onnxruntime/native/linux-x64/libonnxruntime4j_jni.so "$links"
    rm -r "$folder/unpacked"
    library=$(ls "$native"/libonnxruntime.so.*.*.* | head -n 1)
    ln -s "$library" "$links/libonnxruntime.so"
    from=$(basename "$binding" .jar | sed 's/.*-//')
    to=${library##*/libonnxruntime.so.}
    if [ "$from" != "$to" ]; then
        java "$lib/SymbolVersion.java" "$links/libonnxruntime4j_jni.so" "$from" "$to"
    fi
    for provider in "$native"/libonnxruntime_providers_*.so; do
        if [ -e "$provider" ]; then ln -s "$provider" "$links"; fi
    done
    options="$options -Donnxruntime.native.path=$links"
fi
export ORT_DISABLE_TELEMETRY=1
# shellcheck disable=SC2086
exec java $options -cp "$lib/*" org.assistant.tts.xtts.gpt.XttsCardCheck "$folder" $mode
