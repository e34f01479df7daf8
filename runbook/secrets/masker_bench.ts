import { createMasker } from "./mod.ts";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function random(length: number): string {
  const numbers = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(numbers, (number) => letters[number % 64]).join("");
}

/** As many as a busy cluster has: passwords, tokens, private keys. */
const secrets = [
  ...Array.from({ length: 150 }, () => random(32)),
  ...Array.from({ length: 40 }, () => random(900)),
  ...Array.from({ length: 10 }, () => Array.from({ length: 27 }, () => random(64)).join("\n")),
];

const masker = createMasker();
masker.add(secrets);
const prose = "The quick brown fox jumps over the lazy dog, again and again.\n".repeat(16_384);
const noise = Array.from({ length: 16_384 }, () => random(61)).join("\n");

Deno.bench("learn 200 secrets", () => createMasker().add(secrets));
Deno.bench("mask 1 MB of prose, 200 secrets known", () => void masker.mask(prose));
Deno.bench("mask 1 MB of base64, 200 secrets known", () => void masker.mask(noise));
