#!/usr/bin/env bash
# Measures what the generator and its analyzers add to a build: pairs of builds, with and without them in turn, each after a change of the source,
# with the compiler server warm. Prints the medians, the least, and their differences.
#
# build-cost.sh [six|batches|all|noisy] [PAIRS]: the six learners of the corpus (parity with 16 inputs) with [Sgd] alone, the default; the six with all of their
# attributes; the whole corpus, parity with 3 to 32 inputs; the whole corpus with its noise-tolerant networks. Seven pairs by default.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
pairs=${2:-7}
repository=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet build -c Release src/Runtime > /dev/null
cp -r tests/Corpus "$work/corpus"
rm -rf "$work/corpus/bin" "$work/corpus/obj" "$work/corpus"/*.csproj
subject=${1:-six}
case $subject in
  six | batches)
    find "$work/corpus" -name '*.cs' ! -name Parity16.cs ! -name Equations.cs ! -name ConjunctionLearner.cs ! -name NearestNeighbor.cs ! -name MajorityVote.cs \
      ! -name IntegerPerceptron.cs ! -name ReservoirSampler.cs -delete
    [ "$subject" = batches ] || find "$work/corpus" -name '*.cs' -exec sed -i '/^\[MiniBatchSgd/d; /^\[FullBatchGd/d' {} +
    ;;
  all) find "$work/corpus" -name '*.cs' -exec sed -i '/^\[NoisySgd/d' {} + ;;
  noisy) ;;
  *)
    echo "usage: build-cost.sh [six|batches|all|noisy] [PAIRS]" >&2
    exit 2
    ;;
esac
cat > "$work/corpus/Corpus.csproj" << PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <LangVersion>latest</LangVersion>
    <Nullable>enable</Nullable>
    <UseGenerator>true</UseGenerator>
  </PropertyGroup>
  <ItemGroup>
    <Reference Include="$repository/src/Runtime/bin/Release/net10.0/Learnability.dll" />
    <Reference Include="$repository/src/Runtime/bin/Release/net10.0/Learnability.Abstractions.dll" />
    <Analyzer Include="$repository/src/Generators/bin/Release/netstandard2.0/Learnability.Generators.dll" Condition="'\$(UseGenerator)' == 'true'" />
  </ItemGroup>
</Project>
PROJECT
cd "$work/corpus"
dotnet restore > /dev/null

# build USE_GENERATOR: changes the source, builds, and prints the milliseconds.
changes=0
build() {
  local from to
  changes=$((changes + 1))
  echo "namespace Learnability.Corpus; internal static class Change { public const int Number = $changes; }" > Change.cs
  from=$EPOCHREALTIME
  dotnet build -c Release --no-restore "-p:UseGenerator=$1" > build.log || { cat build.log >&2; exit 1; }
  to=$EPOCHREALTIME
  echo $(((${to/./} - ${from/./}) / 1000))
}

# median MILLISECONDS...
median() {
  printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"
}

# Both kinds once, so that the compiler server has loaded and compiled all it needs.
build true > /dev/null
build false > /dev/null
with=() without=()
for ((pair = 0; pair < pairs; pair++)); do
  with+=("$(build true)")
  without+=("$(build false)")
done
least() {
  printf '%s\n' "$@" | sort -n | head -n 1
}

echo "$subject, with the generator:    ${with[*]} ms, median $(median "${with[@]}"), least $(least "${with[@]}")"
echo "$subject, without the generator: ${without[*]} ms, median $(median "${without[@]}"), least $(least "${without[@]}")"
echo "added: median $(($(median "${with[@]}") - $(median "${without[@]}"))) ms, least $(($(least "${with[@]}") - $(least "${without[@]}"))) ms"
