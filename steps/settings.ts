/**
 * The settings of this runbook: what `config/runbook.yaml` may hold. What each one means stands
 * there, beside its value.
 *
 * @module
 */
import {
  boolean,
  chartName,
  type Definition,
  domain,
  duration,
  environmentName,
  FORMAT_IDS,
  group,
  holdsIpv4,
  integer,
  ipv4Address,
  ipv4Range,
  kubernetesName,
  list,
  meantFormat,
  oneOf,
  optional,
  parseIpv4,
  parseIpv4Range,
  pinnedImage,
  type Rule,
  text,
  type ValueOf,
  version,
  webAddress,
  type WikiSettings,
} from "../runbook/mod.ts";

/** So many requests for each replica reach all of them, however the controller's workers begin. */
const REQUESTS_PER_REPLICA = 10;

/** Stands for the page before where the wiki has none. */
const NO_PAGE = "none";

/** A page's file name with its ending; folders may stand before it. */
const PAGE_REGEXP = /^[\w./-]*\w\.md$/;

const chart = group({ repository: webAddress(), chart: chartName(), version: version() });

const format = { ...oneOf(...FORMAT_IDS), meant: meantFormat };

const schema = group({
  address: ipv4Address(),
  pool: optional(list(ipv4Range())),
  domain: domain(),
  namespaces: group({
    metallb: kubernetesName(),
    ingress: kubernetesName(),
    apps: kubernetesName(),
  }),
  ingress: group({ class: kubernetesName(), name: kubernetesName() }),
  charts: group({ metallb: chart, "ingress-nginx": chart }),
  images: group({ demo: pinnedImage(), echo: pinnedImage() }),
  demo: group({ replicas: integer(1, 50) }),
  echo: group({
    variant: oneOf("nginx", "echoserver"),
    replicas: integer(1, 50),
    requests: optional(integer(REQUESTS_PER_REPLICA, 1000)),
  }),
  timeouts: group({
    command: duration(),
    rollout: duration(),
    admission: duration(),
    address: duration(),
    page: duration(),
  }),
  secrets: list(environmentName()),
  wiki: group({
    for: list(format),
    out: optional(text("the path of a folder", (path) => path.trim() !== "")),
    split: boolean(),
    before: text(
      "a page's file name such as 1-installation.md, or none",
      (name) => name === NO_PAGE || PAGE_REGEXP.test(name),
    ),
    network: oneOf("shown", "hidden"),
  }),
});

/** The settings as the files and `--set` give them. */
type Given = ValueOf<typeof schema>;

/** The settings of a run, deeply readonly and plain JSON. */
export type Settings = Omit<Given, "pool" | "echo" | "wiki"> & {
  /** All addresses that may be handed out; the address alone unless the user gave a pool. */
  readonly pool: readonly string[];
  /** The echo service; ten requests for each replica unless the user gave a number. */
  readonly echo: Given["echo"] & { readonly requests: number };
  /** What helm is told for each chart: the text of its file in `config/`, with settings in it. */
  readonly values: { readonly metallb: string; readonly ingressNginx: string };
};

type TopOf<Key extends string> = Key extends `${infer Top}.${string}` ? Top : Key;

/** Lets a rule see only the settings that it says it is about. */
function rule<Key extends keyof Given | `${keyof Given}.${string}`>(
  about: readonly Key[],
  complaint: (given: Pick<Given, TopOf<Key> & keyof Given>) => string | undefined,
): Rule<Given> {
  return { about, complaint };
}

const rules: readonly Rule<Given>[] = [
  rule(["pool", "address"], ({ address, pool }) => {
    if (pool === undefined || pool.some((range) => holdsIpv4(range, address))) return undefined;
    return `the pool [${pool.join(", ")}] does not hold the address ${address}, ` +
      "expected a pool that does";
  }),

  rule(["address", "pool"], ({ address, pool = [] }) => {
    const role = pool.map((range) => reservedRole(address, range)).find((role) => role);
    return role && `${address} is ${role}, expected an address that one machine can have`;
  }),

  rule(["address"], ({ address }) => {
    const [first = 0] = address.split(".").map(Number);
    if (first !== 0 && first !== 127 && first < 224) return undefined;
    return `no machine of a network can have ${address}, expected a free address of your own one`;
  }),

  // MetalLB's namespace is labelled for privileged pods, which no other pod should profit from.
  rule(["namespaces.metallb", "namespaces.ingress", "namespaces.apps"], ({ namespaces }) => {
    const { metallb, ingress, apps } = namespaces;
    if (metallb !== ingress && metallb !== apps) return undefined;
    return `MetalLB shares the namespace "${metallb}" with others, expected one of its own`;
  }),

  // Each worker of the controller takes turns by itself, starting anywhere: with fewer requests a
  // replica is easily left out.
  rule(["echo.requests", "echo.replicas"], ({ echo: { requests, replicas } }) => {
    const enough = REQUESTS_PER_REPLICA * replicas;
    if (requests === undefined || requests >= enough) return undefined;
    return `${requests} requests cannot be relied on to reach ${replicas} replicas, ` +
      `expected at least ${enough}`;
  }),

  rule(["echo.variant", "images.echo"], ({ echo: { variant }, images }) => {
    const name = images.echo.replace(/@.*$/, "").replace(/:[^:/]*$/, "").split("/").at(-1);
    const other = variant === "nginx" ? "echoserver" : "nginx";
    if (name !== other) return undefined;
    return `the variant "${variant}" does not fit the image ${images.echo}, ` +
      `expected "${other}" or another image`;
  }),
];

/**
 * Which role of its network an address has that no machine can have. A range smaller than the usual
 * network at home is taken for a part of one: its ends are addresses like any other.
 */
function reservedRole(address: string, range: string): string | undefined {
  const bounds = parseIpv4Range(range);
  if (bounds?.prefix === undefined || bounds.prefix > 24) return undefined;
  switch (parseIpv4(address)) {
    case bounds.first:
      return `the network address of ${range}`;
    case bounds.last:
      return `the broadcast address of ${range}`;
    default:
      return undefined;
  }
}

/** What `config/`, `--settings` and `--set` are judged by. */
export const settingsDefinition: Definition<
  typeof schema.fields,
  keyof Settings["values"],
  Settings
> = {
  schema,
  rules,
  documents: {
    metallb: "config/metallb.values.yaml",
    ingressNginx: "config/ingress-nginx.values.yaml",
  },
  complete: ({ wiki: _, ...given }, values) => ({
    ...given,
    pool: given.pool ?? [`${given.address}/32`],
    echo: {
      ...given.echo,
      requests: given.echo.requests ?? REQUESTS_PER_REPLICA * given.echo.replicas,
    },
    values,
  }),
};

/** Which pages a user wants: said in the same files, and no part of what a run is told with. */
export const wikiDefinition: Definition<
  typeof schema.fields,
  keyof Settings["values"],
  WikiSettings
> = {
  ...settingsDefinition,
  complete: ({ wiki: { out, before, ...wiki } }) => ({
    ...wiki,
    ...(out === undefined ? {} : { out }),
    ...(before === NO_PAGE ? {} : { before: before.slice(0, -".md".length) }),
  }),
};

/** The host names of the two services under the configured domain. */
export function hostsOf(settings: Pick<Settings, "domain">): { demo: string; echo: string } {
  return { demo: `demo.${settings.domain}`, echo: `echoserver.${settings.domain}` };
}
