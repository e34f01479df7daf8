/**
 * What a secret value may look like in a text.
 *
 * @module
 */

import { base64Forms } from "./base64.ts";

/** Shorter values are left alone: they would hit ordinary words. */
export const shortestSecret = 8;

/** Stands for what was masked; special to neither Markdown, HTML, YAML, JSON nor a shell. */
export const mask = "‹masked›";

/** First and last lines of a PEM block say what it is, which is no secret. */
const armour = /^-----(BEGIN|END) [A-Z0-9 ]+-----$/;

/**
 * Everything that a secret value may look like in a text: itself and each of its lines, plain,
 * base64, URL-encoded, as part of a JSON string and of a shell word.
 */
export function formsOf(value: string): ReadonlySet<string> {
  const parts = [value, ...value.split(/\r?\n/)].map((part) => part.trim());
  const secret = parts.filter((part) => part.length >= shortestSecret && !armour.test(part));
  const forms = secret.flatMap((part) => [part, ...encodings(part)]);
  // What is masked already is none: masking twice is masking once.
  return new Set(forms.flatMap((form) => form.split(mask)).filter(isLongEnough));
}

function isLongEnough(form: string): boolean {
  return form.length >= shortestSecret;
}

function encodings(text: string): readonly string[] {
  return [
    ...base64Forms(text),
    ...urlForms(text),
    ...jsonForms(text),
    text.replaceAll("'", `'\\''`),
  ];
}

/** Encoders differ in which characters they leave alone, in the case of digits and in the blank. */
function urlForms(text: string): readonly string[] {
  // A lone surrogate has no URL form, and encoding it would throw.
  const whole = text.toWellFormed();
  const most = encodeURIComponent(whole);
  const encoded = [encodeURI(whole), most, percent(/[!'()*]/g, most), percent(/[!'()~]/g, most)];
  const forms = encoded.flatMap((form) => [form, form.replaceAll("%20", "+")]);
  return [...forms, ...forms.map((form) => form.replace(/%../g, (code) => code.toLowerCase()))];
}

function percent(characters: RegExp, text: string): string {
  return text.replace(characters, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Go escapes what means something in HTML, others everything beyond ASCII. */
function jsonForms(text: string): readonly string[] {
  const plain = JSON.stringify(text).slice(1, -1);
  return [plain, unicode(/[<>&\u2028\u2029]/g, plain), unicode(/[^\0-~]/g, plain)];
}

function unicode(characters: RegExp, text: string): string {
  return text.replace(
    characters,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
