#!/bin/bash
# Runs the WAR and the sample platform on other servers than that of the tests, one after the other, and prints one table. Exits
# with 1 unless every check passed on every server. The servers come from the Maven repository (1.1 GB, fetched at the first run);
# one that can't be had is a line of the table with the reason.
#
#   mvn -Pportability [-Dportability.servers="liberty wildfly"]
#
# or, after mvn package -DskipTests, it-tests/portability.sh [server ...]
set -u
cd "$(dirname "$0")" || exit 1
[ $# -gt 0 ] || set -- payara-server-7 payara-server-6 payara-micro-6 liberty wildfly
LOGS=$PWD/target/portability
mkdir -p "$LOGS"
rm -f "$LOGS"/*
RUNS=0
PASSED=0

run() { # server, application
    case $1 in
        payara-server-[67]) payara-server/check.sh "${1##*-}" "$2" ;;
        payara-micro-6) other-servers/payara6.sh "$2" ;;
        liberty | wildfly) "other-servers/$1.sh" "$2" ;;
        *) echo "NOT RUN there is no script for this server" ;;
    esac
}
line_of() { # word, log
    sed -n "s/^$1 //p" "$2" | head -1
}
# Adds a line to the table: server, version, JDK, application, checks passed, checks failed, which ones.
row() { # server, application, exit status, log
    local name version application why passed failed names
    IFS=, read -r name version application <<< "$(line_of ON "$4")"
    why=$(line_of 'NOT RUN' "$4")
    passed=$(grep -c '^PASS ' "$4")
    failed=$(grep -c '^FAIL ' "$4")
    if [ -n "$why" ]; then
        names="not run: $why"
    elif [ "$failed" = 0 ] && { [ "$3" != 0 ] || [ "$passed" = 0 ]; }; then
        names="not all checked: its script stopped with $3"
    else
        names=$(sed -n 's/^FAIL //p' "$4" | sed 's/: expected .*//' | paste -s -d ';' | sed 's/;/; /g')
        [ "$failed" != 0 ] || PASSED=$((PASSED + 1))
    fi
    printf '%s\t' "${name:-$1}" "$version" "$(line_of JDK "$4")" "${application:-$2}" "$passed" "$failed" >> "$LOGS/rows"
    echo "$names" >> "$LOGS/rows"
}
# Lines of fields between tabs as a table in Markdown.
table() {
    awk -F '\t' '
        {
            columns = NF
            for (i = 1; i <= NF; i++) {
                gsub(/^ +/, "", $i)
                cell[NR, i] = $i
                if (length($i) > width[i]) width[i] = length($i)
            }
        }
        END {
            for (r = 1; r <= NR; r++) {
                line = "|"; rule = "|"
                for (i = 1; i <= columns; i++) {
                    line = line sprintf(" %-" width[i] "s |", cell[r, i])
                    dashes = sprintf("%" (width[i] + 2) "s", ""); gsub(/ /, "-", dashes); rule = rule dashes "|"
                }
                print line
                if (r == 1) print rule
            }
        }'
}

printf 'server\tversion\tJDK\tapplication\tpassed\tfailed\twhich failed\n' > "$LOGS/rows"
for server in "$@"; do
    for application in assistant-app it-platform; do
        log=$LOGS/$server-$application.log
        echo "== $server, $application"
        run "$server" "$application" 2>&1 | tee "$log"
        ended=${PIPESTATUS[0]}
        RUNS=$((RUNS + 1))
        row "$server" "$application" "$ended" "$log"
    done
done
echo
table < "$LOGS/rows" | tee "$LOGS/table.md"
echo
echo "$PASSED of $RUNS passed on $(date +%F). The lines of every check are in $LOGS."
[ "$PASSED" = "$RUNS" ]
