// Kube-webhook-certgen gives an admission webhook its certificate. It understands the two commands
// that ingress-nginx's chart runs as jobs: create makes a CA and a serving certificate and keeps them
// in a secret, patch tells the API server to trust that CA when it calls the webhook.
package main

import (
	"flag"
	"fmt"
	"net/http"
	"os"
	"strings"
)

// settings are the flags that matter here; the chart passes a few more.
type settings struct {
	hosts, namespace, secret, webhook, failurePolicy string
}

func main() {
	if len(os.Args) < 2 {
		fail(fmt.Errorf("no command, expected create or patch"))
	}
	given := parse(os.Args[1], os.Args[2:])
	api, err := connect()
	if err != nil {
		fail(err)
	}
	switch os.Args[1] {
	case "create":
		err = create(api, given)
	case "patch":
		err = patch(api, given)
	default:
		err = fmt.Errorf("unknown command, expected create or patch")
	}
	if err != nil {
		fail(err)
	}
}

func parse(command string, args []string) settings {
	var given settings
	flags := flag.NewFlagSet(command, flag.ExitOnError)
	flags.StringVar(&given.hosts, "host", "", "names of the webhook's service, separated by commas")
	flags.StringVar(&given.namespace, "namespace", "", "namespace of the secret")
	flags.StringVar(&given.secret, "secret-name", "", "name of the secret")
	flags.StringVar(&given.webhook, "webhook-name", "", "name of the ValidatingWebhookConfiguration")
	flags.StringVar(&given.failurePolicy, "patch-failure-policy", "", "failure policy to set")
	flags.String("patch-mutating", "", "accepted and ignored: the chart has no mutating webhook")
	flags.String("patch-validating", "", "accepted and ignored: the only kind there is")
	_ = flags.Parse(args) // ExitOnError
	return given
}

// create leaves a secret that is there already as it is: the webhook may be using it.
func create(api *apiServer, given settings) error {
	pair, err := newServingPair(strings.Split(given.hosts, ","))
	if err != nil {
		return err
	}
	secret := map[string]any{
		"apiVersion": "v1",
		"kind":       "Secret",
		"metadata":   map[string]string{"name": given.secret},
		"data":       map[string][]byte{"ca": pair.ca, "cert": pair.certificate, "key": pair.key},
	}
	err = api.send(http.MethodPost, "/api/v1/namespaces/"+given.namespace+"/secrets", secret, nil)
	if isConflict(err) {
		return nil
	}
	return err
}

// patch reads and replaces the whole configuration: the chart's role allows get and update only.
func patch(api *apiServer, given settings) error {
	var secret struct {
		Data map[string][]byte `json:"data"`
	}
	path := "/api/v1/namespaces/" + given.namespace + "/secrets/" + given.secret
	if err := api.send(http.MethodGet, path, nil, &secret); err != nil {
		return err
	}
	path = "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/" + given.webhook
	var configuration map[string]any
	if err := api.send(http.MethodGet, path, nil, &configuration); err != nil {
		return err
	}
	webhooks, _ := configuration["webhooks"].([]any)
	for _, entry := range webhooks {
		webhook, isObject := entry.(map[string]any)
		if !isObject {
			continue
		}
		if client, isObject := webhook["clientConfig"].(map[string]any); isObject {
			client["caBundle"] = secret.Data["ca"]
		}
		if given.failurePolicy != "" {
			webhook["failurePolicy"] = given.failurePolicy
		}
	}
	return api.send(http.MethodPut, path, configuration, nil)
}

func fail(err error) {
	fmt.Fprintf(os.Stderr, "Cannot %s: %v\n", strings.Join(os.Args, " "), err)
	os.Exit(1)
}
