#!/bin/sh
# First process of a machine, in namespaces of its own: waits until the network cable is there,
# sets up the network card and becomes what the machine is for.
# Usage: machine.sh NAME NETWORK-FILE LOG COMMAND...
# A word on standard input says that the cable is there; without one, whoever started this is gone.
set -eu
name=$1 network=$2 log=$3
shift 3
read -r _
exec < /dev/null >> "$log" 2>&1
hostname "$name"
ip -batch "$network"
exec "$@"
