#!/usr/bin/env bash
# Whether fdatasync tells the truth in the moment in which ext4 aborts its journal (mount -o remount,abort; errors=remount-ro):
# pages that were durable as the kernel says, against those that are there once the file system is repaired. Nothing of
# sysmon takes part, so what is missing here no database can keep.
# usage: aborted-journal.sh [ROUNDS]      default 20
# Prints a line a round and the number of rounds in which something was missing. Needs root, mkfs.ext4, JDK 17.
set -euo pipefail
rounds=${1:-20}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
mkdir "$work/disk"
cleanup() {
  ! mountpoint -q "$work/disk" || umount -l "$work/disk"
  rm -rf "$work"
}
trap cleanup EXIT
javac -d "$work" "$here/SyncedAppends.java"

bad=0
for ((round = 1; round <= rounds; round++)); do
  rm -f "$work/image"
  truncate -s 48M "$work/image"
  mkfs.ext4 -q -F "$work/image"
  mount -o loop,errors=remount-ro "$work/image" "$work/disk"
  java -cp "$work" SyncedAppends "$work/disk/pages" >"$work/durable" 2>/dev/null &
  writer=$!
  until [ "$(wc -l <"$work/durable")" -ge 100 ]; do sleep 0.01; done
  mount -o remount,abort "$work/disk"
  wait "$writer"
  umount "$work/disk"
  e2fsck -p -f "$work/image" >/dev/null || [ $? = 1 ]
  mount -o loop "$work/image" "$work/disk"
  found=$(($(stat -c %s "$work/disk/pages") / 4096))
  umount "$work/disk"
  durable=$(tail -1 "$work/durable")
  echo "{\"round\":$round,\"durable\":$durable,\"found\":$found}"
  [ "$found" -ge "$durable" ] || bad=$((bad + 1))
done
echo "{\"rounds\":$rounds,\"rounds_with_pages_missing\":$bad}"
