#!/usr/bin/env bash
# Measures what one [Circuit] method adds to a build, by the number of its gates and by the form of its code: three pairs of builds, with and without the
# generator in turn, each with a compiler process of its own. Prints the least processor time and the largest memory of the compiler, with what is added to both,
# and the size of the assembly. The processor time of a build is that of all its processes.
#
# kernel-build-cost.sh [FORM:ROUNDS...]: forms are Auto, Unrolled, Repeated and Table; a round is 1,024 gates.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
repository=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || set -- Auto:16 Auto:64 Auto:256 Unrolled:16 Unrolled:64

dotnet build -c Release src/Runtime > /dev/null
cd "$work"
cat > Cost.csproj << PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <LangVersion>latest</LangVersion>
    <Nullable>enable</Nullable>
    <UseSharedCompilation>false</UseSharedCompilation>
  </PropertyGroup>
  <ItemGroup>
    <Reference Include="$repository/src/Runtime/bin/Release/net10.0/Learnability.dll" />
    <Reference Include="$repository/src/Runtime/bin/Release/net10.0/Learnability.Abstractions.dll" />
    <Analyzer Include="$repository/src/Generators/bin/Release/netstandard2.0/Learnability.Generators.dll" Condition="'\$(UseGenerator)' == 'true'" />
  </ItemGroup>
</Project>
PROJECT
dotnet restore > /dev/null

# build FORM ROUNDS USE_GENERATOR: prints the milliseconds of processor time, the kilobytes of the largest process and the bytes of the assembly.
build() {
  cat > Cost.cs << SOURCE
using Learnability;
public static partial class Cost
{
    [Circuit(Emit = CircuitEmit.$1, MaxGates = 10_000_000, MaxSteps = 10_000_000)]
    public static ulong Mix(ulong x, ulong key)
    {
        for (int round = 0; round < $2; round++)
        {
            x += key ^ (x << 13) ^ (x >> 7);
            key = (key >> 9 | key << 55) + (x & key);
            x = (x << 1 | x >> 63) ^ (key & (x >> 3)) ^ (x | key >> 5);
        }
        return x ^ key;
    }
}
SOURCE
  rm -rf obj/Release bin
  local user system memory
  /usr/bin/time -f '%U %S %M' -o time.txt dotnet build -c Release --no-restore "-p:UseGenerator=$3" > build.log || { cat build.log >&2; exit 1; }
  read -r user system memory < <(tail -n 1 time.txt)
  awk -v u="$user" -v s="$system" -v m="$memory" -v b="$(stat -c %s bin/Release/net10.0/Cost.dll)" 'BEGIN { printf "%d %d %d\n", (u + s) * 1000, m, b }'
}

least() {
  sort -n | head -n 1
}

echo '| form | gates, about | added, ms of processor time | added to the memory of the compiler, MB | assembly, KB |'
echo '|---|---|---|---|---|'
for subject in "$@"; do
  form=${subject%:*} rounds=${subject#*:}
  : > with.txt
  : > without.txt
  for pair in 1 2 3; do
    build "$form" "$rounds" true >> with.txt
    build "$form" "$rounds" false >> without.txt
  done
  time_with=$(cut -d ' ' -f 1 with.txt | least) time_without=$(cut -d ' ' -f 1 without.txt | least)
  memory_with=$(cut -d ' ' -f 2 with.txt | least) memory_without=$(cut -d ' ' -f 2 without.txt | least)
  size=$(cut -d ' ' -f 3 with.txt | least)
  echo "| $form | $((rounds * 1024)) | $((time_with - time_without)) | $(((memory_with - memory_without) / 1024)) | $((size / 1024)) |"
done
