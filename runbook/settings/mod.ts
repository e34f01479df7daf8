/**
 * Settings: what they may look like, where they come from, and every mistake in them at its place.
 *
 * @module
 */
export type { Definition, Rule } from "./definition.ts";
export { differingKeys } from "./differing.ts";
export {
  holdsIpv4,
  ipv4Address,
  type Ipv4Range,
  ipv4Range,
  parseIpv4,
  parseIpv4Range,
} from "./ipv4.ts";
export { type LoadedSettings, loadSettings, type LoadSettingsOptions } from "./load.ts";
export { chartName, domain, kubernetesName, pinnedImage } from "./names.ts";
export type { EffectiveValue } from "./origins.ts";
export {
  type Field,
  type Fields,
  type Group,
  group,
  type Leaf,
  type List,
  list,
  type Optional,
  optional,
  type Schema,
  type ValueOf,
} from "./schema.ts";
export {
  boolean,
  type Duration,
  duration,
  environmentName,
  integer,
  milliseconds,
  oneOf,
  text,
  version,
  webAddress,
} from "./values.ts";
