#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# assemble.sh COXA_INDEX SOURCE OUTPUT STAMP: lays out what the program shows as it lies when installed, the index
# included, so that the program in the build folder starts from the same files as the installed one.

set -eu
index=$1 source=$2 output=$3 stamp=$4

mkdir -p "$output"
for folder in atlas plates body figures
do
  rm -rf "${output:?}/$folder"
  [ ! -d "$source/$folder" ] || cp -R "$source/$folder" "$output/$folder"
done
rm -f "$output/atlas/COVERAGE.tsv" "$output/body/patterns.json" "$output/plates/courses.json" "$output/plates/scene.json" \
  "$output"/*/README.md
rm -rf "${output:?}/figures/poses"
"$index" "$output" "$output/atlas/atlas-index.json" "$output/plates/plates.index" \
  "$output/atlas/sources.index"
: >"$stamp"
