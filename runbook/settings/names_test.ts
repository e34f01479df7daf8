import { assertEquals } from "@std/assert";
import { chartName, domain, kubernetesName, pinnedImage } from "./names.ts";

Deno.test("names: Kubernetes names are DNS labels", () => {
  const given = ["a", "metallb-system", "0a", "a".repeat(63)];
  const bad = ["", "-a", "a-", "A", "a.b", "a_b", "a b", "a;b", "a".repeat(64), 5];
  assertEquals([...given, ...bad].filter(kubernetesName().allows), given);
});

Deno.test("names: domains leave room for a host name, and are no addresses", () => {
  const given = ["lan", "homelab.home.arpa", "192.168.1.254.nip.io"];
  const bad = [
    "",
    ".home.arpa",
    "home.arpa.",
    "home..arpa",
    "Home.arpa",
    "*.home.arpa",
    "192.168.1.254",
    "home.arpa:80",
    "$(id).arpa",
    `${"a".repeat(60)}.`.repeat(4) + "arpa",
  ];
  assertEquals([...given, ...bad].filter(domain().allows), given);
});

Deno.test("names: an image names its tag or digest", () => {
  const digest = `@sha256:${"0".repeat(64)}`;
  const given = [
    "httpd:2.4.68",
    "docker.io/library/httpd:2.4.68",
    "localhost/echo:1",
    "registry.lan:5000/team/echo-server:v1_2.3",
    `registry.k8s.io/echoserver${digest}`,
    `httpd:latest${digest}`,
  ];
  const bad = [
    "httpd",
    "httpd:latest",
    "registry.lan:5000/httpd",
    "Httpd:2",
    "httpd:",
    "httpd:2 4",
    "httpd:2;id",
    "https://docker.io/httpd:2",
    "httpd@sha256:00",
    "a//b:1",
    "",
  ];
  assertEquals([...given, ...bad].filter(pinnedImage().allows), given);
});

Deno.test("names: a chart is named without its repository", () => {
  assertEquals(
    ["metallb", "ingress-nginx", "metallb/metallb", "../x", "--x", ""].filter(
      chartName().allows,
    ),
    ["metallb", "ingress-nginx"],
  );
});
