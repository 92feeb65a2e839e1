#!/usr/bin/env bash
# Looks up what both archives are made of in the database of known holes (osv.dev); needs osv-scanner and a network.
# usage: scripts/known-holes.sh [OSV_SCANNER_OPTION]…
# Ends with 0 when nothing is known, 1 when something is, 127 without the scanner, 128 and more when it could not look.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
command -v osv-scanner >/dev/null || { echo "error: osv-scanner is missing" >&2; exit 127; }
exec osv-scanner scan source "$@" -L "$root/sbom/sysmon.cdx.json" -L "$root/sbom/sysmon-agent.cdx.json"
