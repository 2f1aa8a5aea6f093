#!/usr/bin/env bash
# The number of two-input gates that ABC maps each AIGER file to. Usage: mapped.sh FILE.aig...
set -euo pipefail
library=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/two-input.genlib
for file in "$@"; do
  area=$(berkeley-abc -c "read_library $library; read $file; strash; dc2; dc2; map -a; print_stats" | sed -n 's/.*area = *\([0-9.]*\).*/\1/p')
  printf '%s %s\n' "$(basename "$file" .aig)" "$area"
done
