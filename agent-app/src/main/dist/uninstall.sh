#!/bin/sh
# Takes away what install.sh installed. Settings, token and what was measured stay; "--purge" takes them and the user too.
set -eu

case "${1:-}" in
  '' | --purge) ;;
  -h | --help)
    sed -n '2s/^# //p' "$0"
    exit 0
    ;;
  *)
    echo "error: unknown argument $1; known is --purge" >&2
    exit 2
    ;;
esac

destdir=${DESTDIR:-}
prefix=${PREFIX:-/opt/sysmon-agent}
[ -n "$destdir" ] || [ "$(id -u)" = 0 ] || {
  echo "error: only root can uninstall" >&2
  exit 1
}

unit=/etc/systemd/system/sysmon-agent.service
if [ -z "$destdir" ] && [ -d /run/systemd/system ] && [ -e "$unit" ]; then
  systemctl disable --quiet --now sysmon-agent
fi
rm -f "$destdir$unit" "$destdir/usr/local/bin/sysmon-agent"
for part in bin lib doc uninstall.sh; do rm -rf "${destdir}${prefix:?}/$part"; done
rmdir "$destdir$prefix" 2>/dev/null || true
rm -rf "$destdir/var/lib/sysmon-agent/cds" "$destdir/var/lib/sysmon-agent/native"
if [ -z "$destdir" ] && [ -d /run/systemd/system ]; then systemctl daemon-reload; fi

if [ "${1:-}" = --purge ]; then
  rm -rf "$destdir/var/lib/sysmon-agent" "$destdir/etc/sysmon-agent"
  if [ -z "$destdir" ] && id sysmon-agent >/dev/null 2>&1; then
    if command -v userdel >/dev/null; then userdel sysmon-agent; else deluser sysmon-agent; fi
  fi
fi
