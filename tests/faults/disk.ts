/**
 * Small disks of a test's own: Linux, root and `mount` are needed.
 *
 * @module
 */

/** A disk in memory; gone when it is disposed of. */
export class Disk implements Disposable {
  /** Where it is mounted. */
  readonly path = Deno.makeTempDirSync({ prefix: "faults-disk-" });

  /** @param kibibytes Its size. */
  constructor(kibibytes: number) {
    mount("mount", "-t", "tmpfs", "-o", `size=${kibibytes}k`, "faults", this.path);
  }

  /** Makes it larger. */
  grow(kibibytes: number): void {
    mount("mount", "-o", `remount,size=${kibibytes}k`, this.path);
  }

  /** Lets nobody write it, or everybody again. */
  readOnly(is: boolean): void {
    mount("mount", "-o", `remount,${is ? "ro" : "rw"}`, this.path);
  }

  [Symbol.dispose](): void {
    mount("umount", this.path);
    Deno.removeSync(this.path);
  }
}

function mount(program: "mount" | "umount", ...args: readonly string[]): void {
  const { success, stderr } = new Deno.Command(program, { args: [...args] }).outputSync();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
}
