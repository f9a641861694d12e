#!/bin/sh
# Tests a running server against its own description, by examples and by made-up requests, for ten minutes at most:
#
#     check.sh [ADDRESS]        default http://127.0.0.1:8080
#
# KEY is sent as an API key, PASSWORD as the operator's; neither where the server has none. Needs schemathesis 4
# (pip install schemathesis; MIT). SCHEMA names another description than the server's own, MINUTES another length.
# With both it asks for everything without them first: each operation must be refused.
# Known findings: QUERY, a method that Payara answers with 505; 503 for a voice where no model can learn one; and an event
# that "violates" the schema of a stream: like OpenAI's, it is that of what stands behind "data:".
# Settings and the backend are changed while it runs: give the server a state folder of its own (assistant.state.dir).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
address=${1:-http://127.0.0.1:8080}
if [ -n "${PASSWORD:-}" ] && [ -n "${KEY:-}" ]; then
    python3 "$here/unauthorised.py" "$address"
fi
# A stream never ends, and fetching a model is a gigabyte of somebody's network.
set -- --header 'X-Requested-With: assistant' --exclude-path /api/admin/events --exclude-path '/api/admin/models/{model}/fetch'
if [ -n "${PASSWORD:-}" ]; then
    set -- "$@" --auth "admin:$PASSWORD"
elif [ -n "${KEY:-}" ]; then
    set -- "$@" --header "Authorization: Bearer $KEY"
fi
SCHEMATHESIS_HOOKS="$here/hooks.py" exec schemathesis run "${SCHEMA:-$address/openapi?format=json}" \
    --url "$address" --phases examples,coverage,fuzzing --mode all --workers 1 --max-examples 30 --max-time "$((${MINUTES:-10} * 60))" --request-timeout 60 \
    --generation-database none --continue-on-failure "$@" \
    --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,response_headers_conformance,negative_data_rejection
