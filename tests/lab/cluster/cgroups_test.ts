import { assertEquals, assertThrows } from "@std/assert";
import { EnvironmentError } from "../../../runbook/errors/mod.ts";
import { createGroup, joining, parseCgroupMounts, processesIn } from "./cgroups.ts";

const UNIFIED = "cgroup2 /sys/fs/cgroup/unified cgroup2 rw,relatime 0 0";

Deno.test("cgroups: with v1 every controller has a tree, and the one of v2 beside them counts", () => {
  const mounts = [
    "/dev/vda / ext4 rw 0 0",
    "tmpfs /sys/fs/cgroup tmpfs rw 0 0",
    "cgroup /sys/fs/cgroup/cpu,cpuacct cgroup rw,cpu,cpuacct 0 0",
    "cgroup /sys/fs/cgroup/memory cgroup rw,memory 0 0",
    UNIFIED,
  ];
  assertEquals(parseCgroupMounts(mounts.join("\n")), {
    version: 1,
    roots: [
      "/sys/fs/cgroup/cpu,cpuacct",
      "/sys/fs/cgroup/memory",
      "/sys/fs/cgroup/unified",
    ],
  });
});

Deno.test("cgroups: with v2 there is one tree, wherever else it is mounted", () => {
  const mounts = [
    "cgroup2 /sys/fs/cgroup cgroup2 rw,nsdelegate 0 0",
    "cgroup2 /srv/chroot/sys/fs/cgroup cgroup2 rw 0 0",
  ];
  assertEquals(parseCgroupMounts(mounts.join("\n")), { version: 2, roots: ["/sys/fs/cgroup"] });
});

Deno.test("cgroups: without any the machine cannot hold a lab", () => {
  assertThrows(() => parseCgroupMounts("/dev/vda / ext4 rw 0 0\n"), EnvironmentError);
});

Deno.test("cgroups: in v2 each group hands all its controllers down to the next", async () => {
  const root = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${root}/lab`);
    for (const folder of [root, `${root}/lab`]) {
      await Deno.writeTextFile(`${folder}/cgroup.controllers`, "cpu memory pids\n");
    }
    await createGroup({ version: 2, roots: [root] }, "lab/node1");
    for (const folder of [root, `${root}/lab`]) {
      const handed = await Deno.readTextFile(`${folder}/cgroup.subtree_control`);
      assertEquals(handed, "+cpu +memory +pids");
    }
    assertEquals((await Deno.stat(`${root}/lab/node1`)).isDirectory, true);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
});

Deno.test("cgroups: a command joins the group in every tree before it starts", async () => {
  const root = await Deno.makeTempDir();
  try {
    const trees = { version: 1, roots: [`${root}/a`, `${root}/b`] } as const;
    for (const tree of trees.roots) await Deno.mkdir(`${tree}/lab`, { recursive: true });
    const [program = "", ...args] = joining(trees, "lab", ["sh", "-c", "echo $$"]);
    const { stdout } = await new Deno.Command(program, { args }).output();
    const id = Number(new TextDecoder().decode(stdout));
    assertEquals(await processesIn(trees, "lab"), [id]);
    assertEquals(await Deno.readTextFile(`${root}/b/lab/cgroup.procs`), `${id}\n`);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
});

Deno.test("cgroups: a command whose group is gone never starts", async () => {
  const root = await Deno.makeTempDir();
  try {
    const trees = { version: 2, roots: [root] } as const;
    const [program = "", ...args] = joining(trees, "gone", ["touch", `${root}/started`]);
    const { success } = await new Deno.Command(program, { args, stderr: "null" }).output();
    assertEquals(success, false);
    assertEquals([...Deno.readDirSync(root)], []);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
});
