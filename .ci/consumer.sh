#!/usr/bin/env bash
# Builds and runs a user's project from the packed package, in a folder of its own outside the repository.
# Usage: .ci/consumer.sh [FOLDER]   packs the package first; the folder is kept when it is given, and deleted otherwise.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if [ $# -gt 0 ]; then
  mkdir -p "$1"
  work=$(cd "$1" && pwd)
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi

fail() {
  echo "consumer: $*" >&2
  exit 1
}

echo "Packing."
rm -rf "$work/feed" "$work/packages" "$work/Consumer"
# Dated as the commit, the same sources give the same package, byte for byte.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct)}
dotnet pack "$root/src/Runtime/Learnability.csproj" -c Release -o "$work/feed" --nologo -v quiet

package=$(find "$work/feed" -name 'Learnability.*.nupkg')
[ -f "$package" ] || fail "no package was packed"
[ -f "${package%.nupkg}.snupkg" ] || fail "no symbol package was packed"
version=$(basename "$package" .nupkg)
version=${version#Learnability.}

# A folder of its own: none of the repository's build files apply, and a fresh package folder keeps an older build of the same version out.
cp -R "$root/tests/Consumer" "$work/Consumer"
rm -rf "$work/Consumer/bin" "$work/Consumer/obj"
cat > "$work/Consumer/nuget.config" <<CONFIG
<configuration>
  <packageSources>
    <add key="packed" value="$work/feed" />
  </packageSources>
</configuration>
CONFIG

echo "Building the consumer of Learnability $version."
cd "$work/Consumer"
build=(dotnet build -c Release --nologo -v quiet -p:LearnabilityVersion="$version" -p:RestorePackagesPath="$work/packages")
"${build[@]}"

restored="$work/packages/learnability/$version"
for file in \
  lib/net10.0/Learnability.dll lib/net10.0/Learnability.xml \
  lib/net10.0/Learnability.Abstractions.dll lib/net10.0/Learnability.Abstractions.xml \
  analyzers/dotnet/cs/Learnability.Generators.dll analyzers/dotnet/cs/Learnability.CodeFixes.dll \
  buildTransitive/Learnability.props buildTransitive/Learnability.targets README.md; do
  [ -f "$restored/$file" ] || fail "the package lacks $file"
done
if grep -q '<dependency ' "$restored/learnability.nuspec"; then
  fail "the package depends on others: $(grep '<dependency ' "$restored/learnability.nuspec")"
fi

dotnet bin/Release/net10.0/Consumer.dll

# The analyzers of the package are loaded too.
if errors=$("${build[@]}" -p:DefineConstants=INVALID -o "$work/invalid") || ! grep -q 'error LRN0001' <<< "$errors"; then
  fail "a method over double was not refused with LRN0001: $errors"
fi
echo "The analyzers refuse what cannot be compiled."
