#!/bin/bash
# A node: gives the process tree its own /var/lib, /var/log and /run, then keeps every service
# running, as a service manager would, until it is killed.
# Usage: node.sh FOLDER PKI BIN
# /run/stopped/NAME keeps the service NAME down; /run/NAME.pid is its process while it runs.
set -eu
folder=$1 pki=$2 bin=$3
config=/var/lib/kubernetes

mount --bind "$pki" "$folder/lib/kubernetes/pki"
mount --bind "$bin" "$folder/lib/kubernetes/bin"
mount --bind "$folder/log" /var/log
mount --rbind "$folder/lib" /var/lib # hides the folder that all this comes from
mount --make-rshared /var/lib        # kubelet passes mounts on to containers
mount -t tmpfs -o mode=755 tmpfs /run
mkdir /run/stopped /run/lock
cd /

echo 1 > /proc/sys/net/ipv4/ip_forward
for interface in all default; do echo 0 > /proc/sys/net/ipv4/conf/$interface/rp_filter; done

keep_running() {
  while :; do
    while [ -e "/run/stopped/$1" ]; do sleep 0.1; done
    sh "$config/services/$1" >> "/var/log/$1.log" 2>&1 &
    echo $! > "/run/$1.pid"
    wait $! || echo "$1 ended with code $?" >> "/var/log/$1.log"
    sleep 0.3
  done
}

# The charts pin images by the digest that the public registry has; here the same names lead to
# the lab's own images. containerd looks images up by name and does not compare.
pin_images() {
  while read -r image digest; do
    until pull "$image"; do sleep 0.5; done
    ctr -n k8s.io images tag --force "$image" "${image%:*}@$digest"
  done < "$config/pinned-images"
}

# Newer versions of containerd need --local to heed --hosts-dir, older ones do not know it.
pull() {
  ctr -n k8s.io images pull --hosts-dir "$config/registries" --local "$1" ||
    ctr -n k8s.io images pull --hosts-dir "$config/registries" "$1"
}

for service in "$config"/services/*; do keep_running "${service##*/}" & done
pin_images > /var/log/pinned-images.log 2>&1 &
while :; do wait || :; done # collects orphans, too
