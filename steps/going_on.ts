/** How to go on once a cause is mended; a setting that was given with `--set` stands in no file. */
export const GO_ON =
  "then go on with: deno task resume (what you gave with --set, give it anew: resume --set …)";
