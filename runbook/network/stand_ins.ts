/**
 * Stand-ins for names and addresses, of the same form as these: whatever reads an address or a name
 * still can.
 *
 * @module
 */

import { isIP, isIPv4, isIPv6 } from "node:net";
import type { Target } from "../journal/mod.ts";

/** Puts stand-ins in place of what they stand for, the same one each time. */
export type StandIns = (text: string) => string;

/** Addresses that belong to nobody: RFC 5737 sets them aside for examples. */
const EXAMPLE_NETWORKS = ["192.0.2", "198.51.100", "203.0.113"] as const;
const HOSTS = 254;

/** A context's name that is a word like others, as k3s' `default`, is one where it is said to be. */
const BEFORE_CONTEXT = String.raw`(?<=\bcontext[ =]['"]?)`;

const HEX = String.raw`[\dA-Fa-f]`;

/** What ends with a letter or digit and is part of no word: escaped signs, colours, encoded bytes. */
const SIGN = String.raw`\\[bfnrt]|\\u${HEX}{4}|\x1b\[[\d;]*m|%${HEX}{2}`;

const BEFORE_NAME = String.raw`(?<=^|[^\p{L}\p{N}]|${SIGN})`;
const AFTER_NAME = String.raw`(?![\p{L}\p{N}])`;

const MAC_REGEXP = new RegExp(
  `(?:(?<!${HEX})|(?<=${SIGN}))(?:${sixBytes(":")}|${sixBytes("-")})(?!${HEX})`,
  "g",
);
/** What may be one; a single colon at the end belongs to the sentence. */
const IPV6_REGEXP = new RegExp(
  String.raw`(?<=^|\W|${SIGN})(?<!%${HEX}?)` +
    String.raw`(?:${HEX}|:)*:(?:${HEX}|:)*(?:(?<=:):|${HEX}(?:\.\d{1,3}){0,3})(?!\w)`,
  "g",
);
const IPV4_REGEXP = new RegExp(
  String.raw`(?:(?<!\d\.?)|(?<=${SIGN}))\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)`,
  "g",
);

/** Six bytes in a row, with this between them; of a longer row, such as a digest, none. */
function sixBytes(between: string): string {
  const byte = `${HEX}{2}`;
  const more = between + byte;
  return String.raw`(?<!\b${byte}${between})${byte}(?:${more}){5}(?!${more}\b)`;
}

/**
 * Stand-ins for a network: nodes become `node-1`, `node-2`, …, an API server with a name
 * `server.example`, its context `context`, and every IP and MAC address one that is set aside for
 * examples, in the order in which they are met, those of the nodes first. What every machine has
 * stays: `localhost`, loopback and unspecified addresses.
 *
 * @param targets The cluster, as each session of a run has found it.
 */
export function standInsFor(targets: readonly Target[]): StandIns {
  const names = namesIn(targets);
  const ipv4 = numbered(exampleIpv4);
  const ipv6 = numbered((number) => `2001:db8::${number.toString(16)}`);
  const mac = numbered(exampleMac);
  const contextRegExp = wordsRegExp(BEFORE_CONTEXT, targets.map(({ context }) => context));
  const nameRegExp = wordsRegExp(BEFORE_NAME, [...names.keys()]);
  const standIns: StandIns = (text) =>
    text
      .replace(contextRegExp, "context")
      .replace(nameRegExp, (name) => names.get(name) ?? name)
      .replace(MAC_REGEXP, mac)
      .replace(IPV6_REGEXP, (found) => isIPv6(found) && !isOwn(found) ? ipv6(found) : found)
      .replace(IPV4_REGEXP, (found) => isIPv4(found) && !isOwn(found) ? ipv4(found) : found);
  for (const { address } of targets.flatMap(({ nodes }) => nodes)) standIns(address);
  return standIns;
}

/** The names that are found anywhere, each with its stand-in. */
function namesIn(targets: readonly Target[]): ReadonlyMap<string, string> {
  const nodes = new Set(targets.flatMap((target) => target.nodes.map(({ name }) => name)));
  nodes.delete("localhost");
  const names = new Map([...nodes].map((name, index) => [name, `node-${index + 1}`]));
  for (const { context, server } of targets) {
    if (/[^\w-]/.test(context) && !names.has(context)) names.set(context, "context");
    for (const host of hostsIn(server)) {
      const isName = isIP(host) === 0 && !host.startsWith("[") && host !== "localhost";
      if (isName && !names.has(host)) names.set(host, "server.example");
    }
  }
  return names;
}

/** A server's host as it is written, and as it is asked for: in small letters, for example. */
function hostsIn(server: string): readonly string[] {
  const [written] = server.replace(/^\w+:\/\//, "").split(/[/:]/, 1);
  return [written ?? [], URL.parse(server)?.hostname ?? []].flat();
}

/** Numbers what it is given from 1 on, the same thing in whichever letters by the same number. */
function numbered(standIn: (number: number) => string): (real: string) => string {
  const known = new Map<string, string>();
  return (real) => {
    const key = real.toLowerCase();
    const given = known.get(key) ?? standIn(known.size + 1);
    known.set(key, given);
    return given;
  };
}

/** Once all of them are given away, the last one stands for all others. */
function exampleIpv4(number: number): string {
  const index = Math.min(number, EXAMPLE_NETWORKS.length * HOSTS) - 1;
  return `${EXAMPLE_NETWORKS[Math.floor(index / HOSTS)]}.${index % HOSTS + 1}`;
}

/** Of the block that RFC 7042 sets aside for examples; its last one stands for all others. */
function exampleMac(number: number): string {
  return `00:00:5e:00:53:${Math.min(number, 0xff).toString(16).padStart(2, "0")}`;
}

function isOwn(address: string): boolean {
  return address.startsWith("127.") || ["0.0.0.0", "::", "::1"].includes(address);
}

/** Finds any of these words, the longest that fits; nothing where there are none. */
function wordsRegExp(before: string, words: readonly string[]): RegExp {
  const longestFirst = words.filter((word) => word !== "")
    .toSorted((a, b) => b.length - a.length)
    .map((word) => RegExp.escape(word));
  const any = longestFirst.length === 0 ? "(?!)" : `(?:${longestFirst.join("|")})`;
  return new RegExp(`${before}${any}${AFTER_NAME}`, "gu");
}
