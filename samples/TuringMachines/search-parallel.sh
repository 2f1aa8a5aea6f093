#!/usr/bin/env bash
# The search in shards under GNU parallel, on all processors or on the machines that PARALLEL_ARGS name (such as --sshloginfile):
# search-parallel.sh SHARDS FOLDER [search options]. The merged result, FOLDER/result.json, is that of one search.
set -euo pipefail

shards=$1 folder=$2
shift 2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=$here/bin/Release/net10.0/TuringMachines
[ -x "$program" ] || dotnet build -c Release "$here" > /dev/null
mkdir -p "$folder"

# shellcheck disable=SC2086 # the arguments are words
seq 0 $((shards - 1)) | parallel ${PARALLEL_ARGS:-} --halt now,fail=1 "$program" search --shard "{}/$shards" --threads 1 --out "$folder/part{}.json" "$@"
"$program" merge "$folder"/part*.json --out "$folder/result.json"
