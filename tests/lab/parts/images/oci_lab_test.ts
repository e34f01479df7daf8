import { assertEquals, assertMatch } from "@std/assert";
import { output } from "../common/mod.ts";
import { BlobStore } from "./oci.ts";

Deno.test("oci: equal files make equal layers, whoever wrote them and when", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const store = new BlobStore(folder);
    const digests: string[] = [];
    for (const [name, mode] of [["first", 0o600], ["second", 0o644]] as const) {
      const root = `${folder}/${name}`;
      await Deno.mkdir(`${root}/etc`, { recursive: true });
      await Deno.writeTextFile(`${root}/etc/motd`, "Welcome", { mode });
      await Deno.symlink("motd", `${root}/etc/issue`);
      digests.push((await store.addLayer({ root, owner: 101 })).digest);
    }
    const [first = "", second] = digests;
    assertEquals(second, first);
    const list = await output(["tar", "-tvf", `${folder}/${first.replace(":", "/")}`]);
    assertMatch(list, /^-rw-r--r-- 101\/101 +7 2007-06-11 .* \.\/etc\/motd$/m);
    assertMatch(list, /^lrwxrwxrwx 101\/101 .* \.\/etc\/issue -> motd$/m);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("oci: a blob is named by the digest of its content", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const { digest, size } = await new BlobStore(folder).addImage([], { Cmd: ["true"] });
    const file = `${folder}/${digest.replace(":", "/")}`;
    assertEquals((await Deno.stat(file)).size, size);
    assertEquals((await output(["sha256sum", file])).split(" ")[0], digest.split(":")[1]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
