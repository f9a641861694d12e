#!/bin/bash
# Shows that each annotation of the guarded call does its work: runs OverloadIT with one of them switched off at a time, by the
# specification's own keys, and exits with 1 unless the tests named here fail. Takes a quarter of an hour.
#
#   it-tests/fault-tolerance.sh
cd "$(dirname "$0")/.."
declare -A RED=(
    [Timeout]=lateFirstSound_isSpokenByKokoro_andTheRunIsEnded
    [Fallback]=lateFirstSound_isSpokenByKokoro_andTheRunIsEnded
    [CircuitBreaker]=failingEngine_isLeftAlone_andTriedAgainAfterItsRest
)
FAILED=0
LOG=$(mktemp)
for annotation in "${!RED[@]}"; do
    mvn -B verify -Dtest=LaneTest -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=OverloadIT \
        -Dfailsafe.failIfNoSpecifiedTests=false "-Dfault-tolerance.without=$annotation" > "$LOG" 2>&1
    if grep -q "ERROR.*OverloadIT\.${RED[$annotation]}" "$LOG"; then
        echo "red without @$annotation: $(grep -oP 'ERROR\].*OverloadIT\.\K\w+(?= --)' "$LOG" | sort -u | tr '\n' ' ')"
    else
        echo "GREEN without @$annotation: ${RED[$annotation]}"
        FAILED=1
    fi
done
rm "$LOG"
exit $FAILED
