/** What a hole may stand for: one token of that kind. {@linkcode kinds} describes each. */
export type Kind =
  | "word"
  | "name"
  | "int"
  | "ip"
  | "cidr"
  | "age"
  | "time"
  | "version"
  | "uuid"
  | "rest";

/** How tokens of a kind look. */
export interface KindRule {
  /** What a person calls it, with article. */
  readonly title: string;
  /** The run of characters (sticky) within which a token of the kind ends. */
  readonly run: RegExp;
  /** Whether a part of such a run is a token of the kind. */
  readonly accepts: (token: string) => boolean;
  /**
   * Whether every part of a run is a token. Such runs may be of any length; those of the other
   * kinds are bounded, so that a huge line costs no more than its length.
   */
  readonly anyPart: boolean;
}

// From the duration writer of Kubernetes' apimachinery, which uses at most two neighbouring units.
const age = /^\d+(?:s|m(?:\d+s)?|h(?:\d+m)?|d(?:\d+h)?|y(?:\d+d)?)$/;
const time = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const version4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const version = /^v?\d+(?:\.\d+){1,3}(?:[-+~][0-9A-Za-z]+(?:[.+~-][0-9A-Za-z]+)*)?$/;

/** Every kind and its rule. */
export const kinds: Readonly<Record<Kind, KindRule>> = {
  word: { title: "a word", run: /[^ \n]+/y, accepts: () => true, anyPart: true },
  name: bounded("a Kubernetes name", /[a-z0-9.-]{1,253}/y, isName),
  int: bounded("a whole number", /[0-9-]{1,40}/y, (token) => /^-?\d+$/.test(token)),
  ip: bounded("an IP address", /[0-9A-Fa-f.:]{1,45}/y, isAddress),
  cidr: bounded("an address range", /[0-9A-Fa-f.:/]{1,49}/y, isRange),
  age: bounded("an age", /[0-9smhdy]{1,20}/y, (token) => age.test(token)),
  time: bounded("a time", /[0-9TtZz:.+-]{1,40}/y, (token) => time.test(token)),
  version: bounded("a version", /[0-9A-Za-z.+~-]{1,80}/y, (token) => version.test(token)),
  uuid: bounded("a UUID", /[0-9A-Fa-f-]{1,36}/y, (token) => uuid.test(token)),
  rest: { title: "some text", run: /[^\n]+/y, accepts: () => true, anyPart: true },
};

/** Whether a word names a kind. */
export function isKind(word: string): word is Kind {
  return Object.hasOwn(kinds, word);
}

function bounded(title: string, run: RegExp, accepts: (token: string) => boolean): KindRule {
  return { title, run, accepts, anyPart: false };
}

/** A DNS subdomain, RFC 1123: labels begin and end with a letter or digit. */
function isName(token: string): boolean {
  return /^[a-z0-9]/.test(token) && /[a-z0-9]$/.test(token) && !/\.[.-]|-\./.test(token);
}

function isAddress(token: string): boolean {
  return isVersion4(token) || isVersion6(token);
}

function isRange(token: string): boolean {
  const [address = "", length = "", ...more] = token.split("/");
  if (more.length > 0 || !/^(?:0|[1-9]\d{0,2})$/.test(length)) return false;
  return isVersion4(address) ? Number(length) <= 32 : isVersion6(address) && Number(length) <= 128;
}

function isVersion4(token: string): boolean {
  return version4.test(token);
}

/** RFC 4291, section 2.2: eight groups, one run of zeros left out as `::`, the end perhaps as v4. */
function isVersion6(token: string): boolean {
  if (!token.includes(":")) return false;
  const end = token.slice(token.lastIndexOf(":") + 1);
  const plain = isVersion4(end) ? token.slice(0, token.length - end.length) + "0:0" : token;
  const halves = plain.split("::");
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  return groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group)) &&
    (halves.length === 1 ? groups.length === 8 : halves.length === 2 && groups.length < 8);
}
