#!/bin/bash
# Shows that each annotation of the guarded call does its work: a few tests of OverloadIT, with all of them and then with one
# of them switched off at a time, by the specification's own keys. Prints a line for each and exits with 1 unless exactly the
# tests named here fail. Takes some five minutes.
#
#   it-tests/fault-tolerance.sh
cd "$(dirname "$0")/.." || exit 1
REPORTS=it-tests/target/fault-tolerance
rm -rf "$REPORTS"
mvn -B -q -Pfault-tolerance || exit 1
FAILED=0
# The tests whose cases match the pattern, by their names.
cases() { # annotation, pattern
    awk -v RS='<testcase ' -v pattern="$2" 'NR > 1 && $0 ~ pattern { sub(/^name="/, ""); sub(/".*/, ""); print }' \
        "$REPORTS/$1/TEST-org.assistant.it.faults.OverloadIT.xml" | sort | tr '\n' ' '
}
expect() { # annotation, tests that fail without it
    local all red
    all=$(cases "$1" . | wc -w)
    red=$(cases "$1" '<(failure|error)')
    if [ "$all" = 3 ] && [ "$red" = "$2" ]; then
        echo "PASS without $1: ${red:-no test }fails"
    else
        echo "FAIL without $1: of $all tests fail: $red, expected: $2"
        FAILED=1
    fi
}
LATE="lateFirstSound_isSpokenByKokoro_andTheRunIsEnded "
BROKEN="failingEngine_isLeftAlone_andTriedAgainAfterItsRest "
expect Nothing ""
expect Timeout "$LATE"
expect Fallback "$BROKEN$LATE"
expect CircuitBreaker "$BROKEN"
exit $FAILED
