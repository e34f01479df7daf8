import { assertEquals } from "@std/assert";
import { secretsOfKubeconfig } from "./mod.ts";

Deno.test("kubeconfig secrets: tokens, passwords and private keys of all users are found", () => {
  const config = {
    clusters: [{ name: "lab", cluster: { "certificate-authority-data": "cHVibGlj" } }],
    users: [
      { name: "a", user: { token: "the-token", "client-certificate-data": "cHVibGlj" } },
      { name: "b", user: { username: "me", password: "the-password" } },
      { name: "c", user: { "client-key-data": btoa("the key") } },
      {
        name: "d",
        user: { "auth-provider": { config: { "id-token": "id", "idp-issuer-url": "u" } } },
      },
    ],
  };
  assertEquals(secretsOfKubeconfig(config), [
    "the-token",
    "the-password",
    btoa("the key"),
    "the key",
    "id",
  ]);
});

Deno.test("kubeconfig secrets: what a program for credentials is given in secret is found", () => {
  const exec = {
    command: "login",
    args: ["get-token", "--oidc-client-secret=one", "--password", "two", "--user", "me"],
    env: [
      { name: "AWS_PROFILE", value: "lab" },
      { name: "AWS_SECRET_ACCESS_KEY", value: "three" },
      { name: "API_TOKEN", value: "four" },
    ],
  };
  assertEquals(secretsOfKubeconfig({ users: [{ name: "a", user: { exec } }] }), [
    "three",
    "four",
    "one",
    "two",
  ]);
});

Deno.test("kubeconfig secrets: what is no kubeconfig holds none", () => {
  for (
    const config of [null, "text", 1, [], {}, { users: {} }, { users: [null, {}, { user: 1 }] }]
  ) {
    assertEquals(secretsOfKubeconfig(config), []);
  }
  assertEquals(secretsOfKubeconfig({ users: [{ user: { "client-key-data": "%%%" } }] }), ["%%%"]);
});
