#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# with-display.sh COMMAND...: runs a command on a display and a session bus that are its own, so that it
# neither needs nor disturbs those of whoever runs it. COXA_SCREEN is the screen's size, 1440x900 if unset;
# COXA_TEXT_SCALE is how much larger than usual the desktop's text is, such as 1.5.

set -eu

[ $# -gt 0 ] || { echo 'usage: with-display.sh COMMAND...' >&2; exit 2; }
command -v Xvfb >/dev/null || { echo 'with-display.sh: Xvfb is missing (package xvfb)' >&2; exit 77; }

folder=$(mktemp -d)
server=
bus=
command=
clean ()
{
  for process in $command $bus $server
  do
    kill "$process" 2>/dev/null && wait "$process" 2>/dev/null || :
  done
  rm -rf "$folder"
}
trap clean EXIT
trap 'exit 143' INT TERM HUP

# The server picks a free display number itself and tells it: two runs at once never meet.
mkfifo "$folder/number"
Xvfb -displayfd 3 -screen 0 "${COXA_SCREEN:-1440x900}x24" -dpi 96 -nolisten tcp -noreset \
  -fbdir "$folder" \
  3>"$folder/number" >"$folder/log" 2>&1 &
server=$!
read -r number <"$folder/number" || { cat "$folder/log" >&2; exit 1; }

# COXA_FRAMEBUFFER is the screen itself, an XWD file that a test can look at.
export DISPLAY=":$number" GDK_BACKEND=x11 COXA_FRAMEBUFFER="$folder/Xvfb_screen0"
unset WAYLAND_DISPLAY XAUTHORITY AT_SPI_BUS_ADDRESS DBUS_SESSION_BUS_ADDRESS
mkdir -m 700 "$folder/runtime" "$folder/config" "$folder/cache" "$folder/share"
export XDG_RUNTIME_DIR="$folder/runtime" XDG_CONFIG_HOME="$folder/config" \
  XDG_CACHE_HOME="$folder/cache" XDG_DATA_HOME="$folder/share"
if [ -n "${COXA_TEXT_SCALE:-}" ]
then
  # Where no desktop tells GTK how large text is, X's own defaults do.
  awk -v scale="$COXA_TEXT_SCALE" 'BEGIN { printf "Xft.dpi: %d\n", 96 * scale }' >"$folder/defaults"
  export XENVIRONMENT="$folder/defaults"
fi
export GSETTINGS_BACKEND="${GSETTINGS_BACKEND:-keyfile}"

# What the bus and the services on it have to say goes to a file: it would drown what the command says.
if command -v dbus-daemon >/dev/null
then
  mkfifo "$folder/address"
  dbus-daemon --session --nofork --nopidfile --print-address=3 3>"$folder/address" >>"$folder/log" 2>&1 &
  bus=$!
  read -r DBUS_SESSION_BUS_ADDRESS <"$folder/address"
  export DBUS_SESSION_BUS_ADDRESS
fi

# In the background, so that a signal ends it at once and not when it has finished by itself.
exec 4<&0
"$@" <&4 4<&- &
command=$!
status=0
wait "$command" || status=$?
command=
exit "$status"
