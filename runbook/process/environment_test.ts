import { assertEquals, assertStringIncludes } from "@std/assert";
import { runProcess, toolEnvironment, writeCurlHome } from "./mod.ts";

function environment(inherited: Record<string, string>) {
  return toolEnvironment({
    inherited,
    kubeconfig: "/run/kubeconfig",
    curlHome: "/run/curl",
    direct: ["192.168.1.254", "demo.example"],
  });
}

Deno.test("environment: an empty one gets what tools need", () => {
  assertEquals(environment({}), {
    PATH: "/usr/local/bin:/usr/bin:/bin",
    TMPDIR: "/tmp",
    LANG: "C.UTF-8",
    LC_ALL: "C.UTF-8",
    TERM: "dumb",
    NO_COLOR: "1",
    KUBECONFIG: "/run/kubeconfig",
    KUBERC: "off",
    KUBECTL_KUBERC: "false",
    CURL_HOME: "/run/curl",
    no_proxy: "192.168.1.254,demo.example",
    NO_PROXY: "192.168.1.254,demo.example",
  });
});

Deno.test("environment: what leads tools elsewhere is dropped", () => {
  const leftovers = [
    ...["KUBE_EDITOR", "KUBECACHEDIR", "KUBERNETES_SERVICE_HOST", "KUBECTL_EXTERNAL_DIFF"],
    ...["HELM_NAMESPACE", "HELM_KUBECONTEXT", "HELM_DRIVER", "SSH_AUTH_SOCK", "GIT_DIR"],
    ...["BASH_ENV", "BASH_FUNC_kubectl%%", "SHELLOPTS", "ENV", "CDPATH", "LD_PRELOAD"],
    ...["LC_TIME", "LANGUAGE", "FORCE_COLOR", "GREP_OPTIONS", "COLUMNS"],
  ];
  const inherited = Object.fromEntries(leftovers.map((name) => [name, "x"]));
  assertEquals(environment(inherited), environment({}));
});

Deno.test("environment: what programs for credentials and the internet need is kept", () => {
  const needed = {
    PATH: "/opt/bin:/bin",
    HOME: "/home/me",
    USER: "me",
    TMPDIR: "/var/tmp",
    AWS_PROFILE: "lab",
    CLOUDSDK_CONFIG: "/gcloud",
    XDG_CACHE_HOME: "/cache",
    SSL_CERT_FILE: "/ca.pem",
    https_proxy: "http://proxy:3128",
    HTTPS_PROXY: "http://proxy:3128",
  };
  const made = environment(needed);
  assertEquals(Object.fromEntries(Object.keys(needed).map((name) => [name, made[name]])), needed);
});

Deno.test("environment: hosts that need no proxy are added to those of the user, once", () => {
  const { no_proxy, NO_PROXY } = environment({ no_proxy: "a, demo.example", NO_PROXY: "b,a" });
  assertEquals(no_proxy, "a,demo.example,b,192.168.1.254");
  assertEquals(NO_PROXY, no_proxy);
});

Deno.test("environment: curl obeys neither personal configuration nor proxy", async () => {
  const folder = await Deno.makeTempDir();
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    (request) => new Response(request.headers.get("user-agent")),
  );
  try {
    const personal = 'user-agent = "personal"\n';
    for (const file of ["home/.curlrc", "xdg/.curlrc", "xdg/curlrc", "curl/.curlrc"]) {
      await Deno.mkdir(`${folder}/${file.split("/")[0]}`, { recursive: true });
      await Deno.writeTextFile(`${folder}/${file}`, personal);
    }
    const inherited = {
      PATH: Deno.env.get("PATH") ?? "/usr/bin:/bin",
      HOME: `${folder}/home`,
      XDG_CONFIG_HOME: `${folder}/xdg`,
      CURL_HOME: `${folder}/curl`,
      http_proxy: "http://127.0.0.1:9",
    };
    const { port } = server.addr;
    const command = `curl -sS --resolve web.demo.example:${port}:127.0.0.1 ` +
      `http://web.demo.example:${port}/ http://127.0.0.1:${port}/`;
    await writeCurlHome(`${folder}/private`);
    const env = toolEnvironment({
      inherited,
      kubeconfig: "/dev/null",
      curlHome: `${folder}/private`,
      direct: ["127.0.0.1", "demo.example"],
    });
    assertStringIncludes(
      await printed(command, { ...inherited, no_proxy: "*" }),
      "personalpersonal",
    );
    assertEquals((await printed(command, env)).match(/^curl\/\S+curl\/\S+$/)?.length, 1);
  } finally {
    await server.shutdown();
    await Deno.remove(folder, { recursive: true });
  }
});

async function printed(command: string, env: Record<string, string>): Promise<string> {
  let text = "";
  await runProcess({
    command,
    cwd: "/",
    env,
    timeout: 20_000,
    onOutput: (chunk) => void (text += chunk.text),
  });
  return text;
}
