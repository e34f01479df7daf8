import { assert, assertEquals, assertMatch } from "@std/assert";
import { createHash } from "node:crypto";
import type { Omitted } from "./events.ts";
import { type KeeperLimits, keptText, OutputKeeper, type Spill } from "./keeper.ts";
import { random, randomText } from "./testdata/random.ts";

const SMALL: KeeperLimits = { head: 12, tail: 12 };

Deno.test("keeper: what fits goes into the journal at once, as it came, and makes no file", () => {
  const { now, end, whole } = keep(["one\n", "", "two\n"]);
  assertEquals(now, ["one\n", "two\n"]);
  assertEquals(end, undefined);
  assertEquals(whole, undefined);
});

Deno.test("keeper: what head and tail hold together is kept whole, the last of it at the end", () => {
  const { now, end, whole } = keep(["one\ntwo\n", "three\nfour\n", "!"]);
  assertEquals(now, ["one\ntwo\n"]);
  assertEquals(end, { text: "three\nfour\n!" });
  assertEquals(whole, undefined);
});

Deno.test("keeper: of more, whole lines are kept from both ends and the file has everything", () => {
  const { now, end, whole, text } = keep(["one\ntwo\nthree\n", "four\nfive\nsix\nseven\n"]);
  assertEquals(now, ["one\ntwo\n"]);
  assertEquals(end?.text, "six\nseven\n");
  assertEquals(whole, text);
  assertEquals(end?.omitted, {
    bytes: "three\nfour\nfive\n".length,
    file: "output/1.stdout.txt",
    sha256: createHash("sha256").update(text).digest("hex"),
  });
});

Deno.test("keeper: a head that ends with a line takes no part of the next one", () => {
  assertEquals(keep(["one\n", "a line far too long for the head"]).now, ["one\n"]);
});

Deno.test("keeper: a line too long for the journal is cut between characters", () => {
  for (const text of ["é".repeat(40), "x" + "é".repeat(40), "日".repeat(40), "y🦫".repeat(40)]) {
    const { now, end } = keep([text]);
    assert(end !== undefined);
    assert(text.startsWith(now.join("")) && text.endsWith(end.text));
    assert(sizeOf(now.join("")) > 8 && sizeOf(end.text) > 8, "only a part of a character is lost");
  }
});

Deno.test("keeper: a byte order mark is text like any other", () => {
  assertEquals(keep(["\ufeffone\n"]).now, ["\ufeffone\n"]);
});

Deno.test("keeper: whatever comes, head, omitted bytes and tail are the whole", () => {
  const next = random(6);
  for (let turn = 0; turn < 2_000; turn++) {
    const limits = { head: 4 + next(30), tail: 4 + next(30) };
    const pieces = Array.from({ length: next(8) }, () => randomText(next, 12));
    const { now, end, whole, text } = keep(pieces, limits);
    const head = now.join("");
    const tail = end?.text ?? "";
    const left = end?.omitted?.bytes ?? 0;
    assert(sizeOf(head) <= limits.head && sizeOf(tail) <= limits.tail);
    assert(text.startsWith(head) && text.endsWith(tail));
    assertEquals(sizeOf(head) + left + sizeOf(tail), sizeOf(text));
    assertEquals(whole, left > 0 ? text : undefined);
    if (left === 0) assertEquals(head + tail, text);
  }
});

Deno.test("keeper: a hundred megabytes take no more memory than head and tail", () => {
  let largest = 0;
  let written = 0;
  const keeper = new OutputKeeper({
    file: "output/1.stdout.txt",
    write: (bytes) => {
      largest = Math.max(largest, bytes.length);
      written += bytes.length;
    },
    close: () => "",
  });
  const line = `${"x".repeat(99)}\n`;
  const piece = line.repeat(1_000);
  let now = 0;
  for (let turn = 0; turn < 1_000; turn++) now += keeper.push(piece)?.length ?? 0;
  const end = keeper.end();
  assertEquals(written, 100_000_000);
  assertEquals(largest, 100_000);
  assertEquals(now % 100, 0);
  assertEquals((end?.text.length ?? 1) % 100, 0);
  assertEquals(now + (end?.omitted?.bytes ?? 0) + (end?.text.length ?? 0), written);
  assert(now <= 65_536 && now > 65_536 - 100);
});

Deno.test("keeper: checks judge the head, a line about what is left out, and the tail", () => {
  const omitted: Omitted = { bytes: 42, file: "output/1.stdout.txt", sha256: "" };
  assertEquals(keptText([{ text: "a\n" }, { text: "b\n" }]), "a\nb\n");
  assertEquals(
    keptText([{ text: "a\n" }, { text: "z\n", omitted }]),
    "a\n… 42 bytes left out …\nz\n",
  );
  assertEquals(keptText([{ text: "a" }, { text: "z", omitted }]), "a\n… 42 bytes left out …\nz");
  assertMatch(keptText([{ text: "z", omitted }]), /^… 42/);
});

interface Kept {
  /** What the keeper was given. */
  readonly text: string;
  readonly now: readonly string[];
  readonly end: ReturnType<OutputKeeper["end"]>;
  /** What went to the file; absent if none was made. */
  readonly whole: string | undefined;
}

function keep(pieces: readonly string[], limits: KeeperLimits = SMALL): Kept {
  const written: Uint8Array[] = [];
  const bytes = (): Uint8Array => Uint8Array.from(written.flatMap((part) => [...part]));
  const spill: Spill = {
    file: "output/1.stdout.txt",
    write: (part) => void written.push(part.slice()),
    close: () => createHash("sha256").update(bytes()).digest("hex"),
  };
  const keeper = new OutputKeeper(spill, limits);
  const now = pieces.map((piece) => keeper.push(piece)).filter((text) => text !== undefined);
  const end = keeper.end();
  const whole = written.length === 0 ? undefined : decoder.decode(bytes());
  return { text: pieces.join(""), now, end, whole };
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
