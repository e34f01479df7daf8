/**
 * IPv4 addresses and ranges of them, as a load balancer's pool writes them.
 *
 * @module
 */
import type { Leaf } from "./schema.ts";
import { text } from "./values.ts";

/** From the first to the last address, both included, each as a 32-bit number. */
export interface Ipv4Range {
  /** The lowest address. */
  readonly first: number;
  /** The highest address. */
  readonly last: number;
  /** The length of the network part where the range is written as CIDR. */
  readonly prefix?: number;
}

/** An IPv4 address in its usual form. */
export function ipv4Address(): Leaf<string> {
  return text(
    "an IPv4 address such as 192.168.1.254",
    (value) => parseIpv4(value) !== undefined,
  );
}

/** A range of IPv4 addresses: CIDR, or first and last address with a dash between them. */
export function ipv4Range(): Leaf<string> {
  return text(
    "a range of IPv4 addresses such as 192.168.1.240/28 or 192.168.1.240-192.168.1.250",
    (value) => parseIpv4Range(value) !== undefined,
  );
}

/** Reads an address as a 32-bit number; `undefined` if it is none. */
export function parseIpv4(value: string): number | undefined {
  const parts = value.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part))) {
    return undefined;
  }
  const bytes = parts.map(Number);
  if (bytes.some((byte) => byte > 255)) return undefined;
  return bytes.reduce((number, byte) => number * 256 + byte, 0);
}

/** Reads a range; `undefined` if it is none. CIDR stands for its whole network. */
export function parseIpv4Range(value: string): Ipv4Range | undefined {
  return value.includes("/") ? parseCidr(value) : parseSpan(value);
}

/** Whether a range holds an address; false if one of them is not what it should be. */
export function holdsIpv4(range: string, address: string): boolean {
  const bounds = parseIpv4Range(range);
  const number = parseIpv4(address);
  if (bounds === undefined || number === undefined) return false;
  return bounds.first <= number && number <= bounds.last;
}

function parseCidr(value: string): Ipv4Range | undefined {
  const [address = "", length = "", ...rest] = value.split("/");
  const number = parseIpv4(address);
  const prefix = /^\d{1,2}$/.test(length) ? Number(length) : 33;
  if (number === undefined || prefix > 32 || rest.length > 0) return undefined;
  const size = 2 ** (32 - prefix);
  const first = number - (number % size);
  return { first, last: first + size - 1, prefix };
}

function parseSpan(value: string): Ipv4Range | undefined {
  const [from = "", to = "", ...rest] = value.split("-");
  const first = parseIpv4(from);
  const last = parseIpv4(to);
  if (first === undefined || last === undefined || rest.length > 0) return undefined;
  return first <= last ? { first, last } : undefined;
}
