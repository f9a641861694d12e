#!/bin/sh
# Puts what check.sh needs into a folder: the project's jars, its tests and their libraries.
# usage: pack.sh FOLDER [-Pgpu and other options of Maven]
set -eu
folder=$(mkdir -p "$1" && cd "$1" && pwd)
shift
cd "$(dirname "$0")/../.."
mvn -q -B -DskipTests -pl tts-xtts-plugin -am "$@" package \
    org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies \
    -DincludeScope=test -DoutputDirectory="$folder"
cp tts-xtts-plugin/target/tts-xtts-plugin-*.jar "$folder"
jar --create --file "$folder/xtts-tests.jar" -C tts-xtts-plugin/target/test-classes .
cp it-tests/gpu/check.sh it-tests/gpu/SymbolVersion.java "$folder"
