#!/usr/bin/env bash
# What somebody would write who needs nothing but the end: the same objects in the same cluster, waited
# for by helm, kubectl and curl, each patiently; nothing is compared, kept or explained.
#
#   plain.sh FILES REPOSITORY METALLB INGRESS_NGINX ADDRESS DOMAIN
#
# FILES is the folder of files that a run of the runbook has shown: both apply the same.
set -euo pipefail
cd "$1"
repository=$2 metallb=$3 ingress_nginx=$4 address=$5 domain=$6
label=app.kubernetes.io/part-of=homelab-runbook

again() { # until it works
  until "$@" >/dev/null 2>&1; do sleep 0.2; done
}

page() { # HOST SCHEME PORT WORDS, until they are on the page
  until curl -sSk --max-time 5 --resolve "$1:$3:$address" "$2://$1/" 2>/dev/null | grep -q "$4"; do
    sleep 0.2
  done
}

chart() { # NAME VERSION NAMESPACE
  helm upgrade --install "$1" "$1" --repo "$repository" --version "$2" --namespace "$3" \
    --reset-values --values "$1.values.yaml" --labels "$label" --wait >/dev/null
}

kubectl apply -f metallb-namespace.yaml >/dev/null
chart metallb "$metallb" metallb-system
again kubectl apply -f metallb-pool.yaml

kubectl apply -f ingress-namespace.yaml >/dev/null
chart ingress-nginx "$ingress_nginx" ingress-nginx
until curl -sS --max-time 5 "http://$address/" 2>/dev/null | grep -q '404 Not Found'; do sleep 0.2; done

kubectl apply -f demo.yaml >/dev/null
again kubectl apply -f ingress.yaml
kubectl rollout status deployment/demo --timeout=2m >/dev/null
page "demo.$domain" http 80 'It works!'

kubectl apply -f echoserver.yaml >/dev/null
again kubectl apply -f ingress.yaml
kubectl rollout status deployment/echoserver --timeout=2m >/dev/null
page "echoserver.$domain" https 443 'CLIENT VALUES'

for pod in $(kubectl get pods -l app=echoserver -o name); do
  kubectl exec -i "$pod" -- bash -s < add-hostname.sh >/dev/null
done
page "echoserver.$domain" https 443 server_hostname=
