import { assert, assertEquals, assertMatch } from "@std/assert";
import { ECHO_PORT, echoObjects, hostnameLine } from "./echo.ts";
import { hostnamePatch } from "./hostname_patch.ts";
import { shippedSettings } from "./testdata/settings.ts";

/** The lines around the edit in the image of 2016. */
const OLD_CONFIGURATION = `
                ngx.say("SERVER VALUES:")
                ngx.say("server_version=", "nginx: "..ngx.var.nginx_version)
                ngx.say("")
`;

Deno.test("hostname patch: the line is added once, behind the version, and nginx is reloaded", async () => {
  await using container = await Container.start("server_version=nginx\nHEADERS\n");
  const first = await container.patch();
  assertEquals(first, { code: 0, stdout: "patched: server_hostname=pod-1\n" });
  const edited = "server_version=nginx\nserver_hostname=$hostname\nHEADERS\n";
  assertEquals(await container.configuration(), edited);
  const second = await container.patch();
  assertEquals(second, { code: 0, stdout: "unchanged: server_hostname=pod-1\n" });
  assertEquals(await container.configuration(), edited);
});

Deno.test("hostname patch: an edit that was cut off before the reload is taken up", async () => {
  await using container = await Container.start("server_version=nginx\n");
  await container.edit("server_version=nginx\nserver_hostname=$hostname\n");
  assertEquals(await container.patch(), { code: 0, stdout: "unchanged: server_hostname=pod-1\n" });
});

Deno.test("hostname patch: what nginx refuses is put back", async () => {
  const before = "server_version=nginx\n# refuse server_hostname\n";
  await using container = await Container.start(before);
  const { code, stdout, stderr } = await container.run();
  assertEquals({ code, stdout }, { code: 1, stdout: "" });
  assertMatch(stderr, /put back: the answer does not name the host/);
  assertEquals(await container.configuration(), before);
});

Deno.test("hostname patch: what nginx takes and then answers wrongly is put back", async () => {
  const before = "server_version=nginx\n# silent\n";
  await using container = await Container.start(before);
  const { code, stderr } = await container.run();
  assertEquals(code, 1);
  assertMatch(stderr, /put back/);
  assertEquals(await container.configuration(), before);
  assertEquals(await container.loaded(), before);
});

Deno.test("hostname patch: the line of the old image keeps its quotes and its indentation", async () => {
  const settings = await shippedSettings(
    "echo.variant=echoserver",
    "images.echo=registry.k8s.io/echoserver:1.3",
  );
  await using container = await Container.start(OLD_CONFIGURATION, hostnameLine(settings));
  assertEquals((await container.patch()).code, 0);
  const lines = (await container.configuration()).split("\n");
  assertEquals(lines[3], '                ngx.say("server_hostname=", ngx.var.hostname)');
  assertEquals(lines[4], '                ngx.say("")');
});

Deno.test("hostname patch: the shipped configuration has the line's place exactly once", async () => {
  const settings = await shippedSettings();
  const [map] = echoObjects(settings);
  const configuration = (map?.data as { "nginx.conf": string })["nginx.conf"];
  const { after } = hostnameLine(settings);
  assertEquals(configuration.split("\n").filter((line) => new RegExp(after).test(line)).length, 1);
  assert(configuration.includes(`listen ${ECHO_PORT};`));
});

/** A folder with a configuration, a small `nginx`, and a server that answers by what was loaded. */
class Container implements AsyncDisposable {
  readonly #folder: string;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  readonly #line: { readonly line: string; readonly after: string };

  private constructor(
    folder: string,
    server: Deno.HttpServer<Deno.NetAddr>,
    line: { readonly line: string; readonly after: string },
  ) {
    this.#folder = folder;
    this.#server = server;
    this.#line = line;
  }

  static async start(
    configuration: string,
    line = { line: "server_hostname=$hostname", after: "^server_version=" },
  ): Promise<Container> {
    const folder = await Deno.makeTempDir({ prefix: "hostname-patch-" });
    const loaded = `${folder}/loaded`;
    await Deno.writeTextFile(`${folder}/nginx.conf`, configuration);
    await Deno.copyFile(`${folder}/nginx.conf`, loaded);
    await Deno.writeTextFile(`${folder}/nginx`, NGINX, { mode: 0o755 });
    const server = Deno.serve(
      { hostname: "127.0.0.1", port: 0, onListen: () => {} },
      async () => {
        const text = await Deno.readTextFile(loaded);
        const names = text.includes("server_hostname=") && !text.includes("# silent");
        return new Response(`SERVER VALUES:\n${names ? "server_hostname=pod-1\n" : ""}`);
      },
    );
    return new Container(folder, server, line);
  }

  /** Runs the script as the step does, and gives what the page shows of it. */
  async patch(): Promise<{ code: number; stdout: string }> {
    const { code, stdout } = await this.run();
    return { code, stdout };
  }

  async run(): Promise<{ code: number; stdout: string; stderr: string }> {
    const script = hostnamePatch({
      configuration: `${this.#folder}/nginx.conf`,
      port: this.#server.addr.port,
      ...this.#line,
    });
    const { code, stdout, stderr } = await new Deno.Command("bash", {
      args: ["-c", script],
      env: { PATH: `${this.#folder}:${Deno.env.get("PATH")}`, FOLDER: this.#folder },
    }).output();
    const text = new TextDecoder();
    return { code, stdout: text.decode(stdout), stderr: text.decode(stderr) };
  }

  configuration(): Promise<string> {
    return Deno.readTextFile(`${this.#folder}/nginx.conf`);
  }

  loaded(): Promise<string> {
    return Deno.readTextFile(`${this.#folder}/loaded`);
  }

  edit(configuration: string): Promise<void> {
    return Deno.writeTextFile(`${this.#folder}/nginx.conf`, configuration);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
    await Deno.remove(this.#folder, { recursive: true });
  }
}

/** Tests and reloads as nginx does, as far as the script can tell. */
const NGINX = `#!/bin/sh
case $1 in
  -t)
    ! grep -q '# refuse' "$FOLDER/nginx.conf" || ! grep -q server_hostname= "$FOLDER/nginx.conf" ;;
  -s)
    cp "$FOLDER/nginx.conf" "$FOLDER/loaded" ;;
esac
`;
