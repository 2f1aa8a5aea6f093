#!/usr/bin/env bash
# The search as a Slurm array, one task a shard, then the merge when all have ended: search-slurm.sh SHARDS FOLDER [search options].
# FOLDER must be one that all nodes see. Needs sbatch; waits for the merge.
set -euo pipefail

shards=$1 folder=$2
shift 2
command -v sbatch > /dev/null || { echo "There is no sbatch: Slurm is not installed." >&2; exit 3; }
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=$here/bin/Release/net10.0/TuringMachines
[ -x "$program" ] || dotnet build -c Release "$here" > /dev/null
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

options=$(printf ' %q' "$@")
[ $# -gt 0 ] || options=""
array=$(sbatch --parsable --array="0-$((shards - 1))" --cpus-per-task=1 --output="$folder/part%a.log" \
  --wrap="'$program' search --shard \$SLURM_ARRAY_TASK_ID/$shards --threads 1 --out '$folder'/part\$SLURM_ARRAY_TASK_ID.json$options")
sbatch --wait --dependency="afterok:$array" --output="$folder/merge.log" --wrap="'$program' merge '$folder'/part*.json --out '$folder/result.json'" > /dev/null
cat "$folder/merge.log"
