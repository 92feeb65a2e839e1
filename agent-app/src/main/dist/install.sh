#!/bin/sh
# Installs the agent from this folder on a system without .deb packages: programs under PREFIX (/opt/sysmon-agent), the
# command in /usr/local/bin, settings in /etc/sysmon-agent, state in /var/lib/sysmon-agent, a systemd unit, a user.
# Run it again to upgrade: settings and token that are there stay as they are. DESTDIR=DIR installs the files under DIR
# only, for images and packages: no user is made, no service started.
set -eu

case "${1:-}" in
  '') ;;
  -h | --help)
    sed -n '2,5s/^# //p' "$0"
    exit 0
    ;;
  *)
    echo "error: unknown argument $1; settings are the environment's PREFIX and DESTDIR" >&2
    exit 2
    ;;
esac

from=$(cd "$(dirname "$0")" && pwd)
destdir=${DESTDIR:-}
prefix=${PREFIX:-/opt/sysmon-agent}
etc=/etc/sysmon-agent
state=/var/lib/sysmon-agent
unit=/etc/systemd/system/sysmon-agent.service
command=/usr/local/bin/sysmon-agent

fail() {
  echo "error: $*" >&2
  exit 1
}

case $prefix in /*) ;; *) fail "PREFIX must be an absolute path, found $prefix" ;; esac
[ -n "$destdir" ] || [ "$(id -u)" = 0 ] || fail "only root can install; DESTDIR=DIR installs the files under DIR"

# to MODE FILE: installs what is on standard input in one step, so that a running program never sees half a file.
to() {
  mkdir -p "$(dirname "$destdir$2")"
  cat >"$destdir$2.new"
  chmod "$1" "$destdir$2.new"
  mv -f "$destdir$2.new" "$destdir$2"
}

install_programs() {
  to 0644 "$prefix/lib/sysmon-agent.jar" <"$from/lib/sysmon-agent.jar"
  to 0755 "$prefix/bin/sysmon-agent" <"$from/bin/sysmon-agent"
  sed "s|/usr/share/sysmon-agent|$prefix|" "$from/bin/installed" | to 0755 "$command"
  sed -e "s|/usr/bin/sysmon-agent|$command|" -e "s|/usr/share/doc/sysmon-agent|$prefix/doc|" \
    "$from/systemd/sysmon-agent.service" | to 0644 "$unit"
  to 0644 "$prefix/doc/agent.md" <"$from/doc/agent.md"
  to 0755 "$prefix/uninstall.sh" <"$from/uninstall.sh"
}

install_settings() {
  [ -e "$destdir$etc/agent.properties" ] || to 0644 "$etc/agent.properties" <"$from/etc/agent.properties"
  [ -e "$destdir$etc/token" ] || to 0640 "$etc/token" <"$from/etc/token"
}

add_user() {
  if id sysmon-agent >/dev/null 2>&1; then return; fi
  if command -v useradd >/dev/null; then
    useradd --system --user-group --home-dir "$state" --no-create-home --shell /usr/sbin/nologin sysmon-agent
  else
    addgroup -S sysmon-agent
    adduser -S -D -H -h "$state" -s /sbin/nologin -G sysmon-agent sysmon-agent
  fi
}

start_service() {
  systemctl daemon-reload
  systemctl enable --quiet sysmon-agent
  if grep -Eq '^[[:space:]]*[^#[:space:]]' "$etc/token"; then
    systemctl restart sysmon-agent
  else
    echo "Set sysmon.aggregator in $etc/agent.properties, put the token into $etc/token, then: systemctl start sysmon-agent"
  fi
}

install_programs
install_settings
if [ -n "$destdir" ]; then exit 0; fi
add_user
mkdir -p "$state"
chown sysmon-agent:sysmon-agent "$state"
chmod 0750 "$state"
chgrp sysmon-agent "$etc/token"
# The class archive, by the agent's own user: without it the agent only costs more.
su -s /bin/sh sysmon-agent -c "$command archive" || true
if [ -d /run/systemd/system ]; then
  start_service
else
  echo "Installed. Start $command as the user sysmon-agent by what this system starts services with."
fi
