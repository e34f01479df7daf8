import { copyRootFiles, type Recipe } from "./recipe.ts";

/** A program and how it appears in its image. */
export interface ProgramOptions {
  /** The built program's name. */
  readonly program: string;
  /** What it is called in the image; a chart may name it by this path. */
  readonly as?: string;
  /** Who runs it, by default root. */
  readonly user?: number;
}

/** An image of one static program and nothing else. */
export function programImage({ program, as = program, user }: ProgramOptions): Recipe {
  return {
    packages: [],
    async fill(root, { programs }) {
      await copyRootFiles("program", root);
      await Deno.mkdir(`${root}/tmp`);
      await Deno.copyFile(`${programs}/${program}`, `${root}/${as}`);
    },
    config: { Entrypoint: [`/${as}`], ...(user === undefined ? {} : { User: String(user) }) },
  };
}
