/**
 * The cluster's certificates, made with openssl: a CA and one certificate for each component.
 *
 * Their subjects are what Kubernetes' built-in roles are bound to.
 * @see https://kubernetes.io/docs/setup/best-practices/certificates/
 *
 * @module
 */
import { ADDRESSES, API_SERVER, NODE_NUMBERS, nodeName } from "./layout.ts";
import { tool } from "./process.ts";

/** What one certificate says. */
export interface Certificate {
  /** File name without `.crt` and `.key`; also the user's name in its kubeconfig. */
  readonly name: string;
  /** Subject as openssl writes it. */
  readonly subject: string;
  readonly usage: readonly ("clientAuth" | "serverAuth")[];
  /** Subject alternative names, for servers. */
  readonly names?: readonly string[];
}

const client: Certificate["usage"] = ["clientAuth"];

/** Every certificate that the CA signs. */
export const CERTIFICATES: readonly Certificate[] = [
  {
    name: "kube-apiserver",
    subject: "/CN=kube-apiserver",
    usage: ["serverAuth"],
    names: [
      "DNS:kubernetes",
      "DNS:kubernetes.default",
      "DNS:kubernetes.default.svc",
      "DNS:kubernetes.default.svc.cluster.local",
      "DNS:localhost",
      "IP:127.0.0.1",
      "IP:10.96.0.1",
      `IP:${ADDRESSES.node1}`,
    ],
  },
  {
    name: "kube-apiserver-kubelet-client",
    subject: "/O=system:masters/CN=kube-apiserver-kubelet-client",
    usage: client,
  },
  { name: "admin", subject: "/O=system:masters/CN=kubernetes-admin", usage: client },
  ...["kube-controller-manager", "kube-scheduler", "kube-proxy"].map((name): Certificate => ({
    name,
    subject: `/CN=system:${name}`,
    usage: client,
  })),
  ...NODE_NUMBERS.map(nodeName).map((name): Certificate => ({
    name,
    subject: `/O=system:nodes/CN=system:node:${name}`,
    usage: ["clientAuth", "serverAuth"],
    names: [`DNS:${name}`, `IP:${ADDRESSES[name]}`],
  })),
];

/** Names of the users that get a `NAME.kubeconfig`. */
export const KUBECONFIGS: readonly string[] = CERTIFICATES
  .filter(({ name, usage }) => usage.includes("clientAuth") && !name.endsWith("-kubelet-client"))
  .map(({ name }) => name);

/** Contents of PEM files. */
export interface Credentials {
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
}

/** A kubeconfig that holds its certificates itself, as JSON, which is YAML, too. */
export function kubeconfig(user: string, credentials: Credentials): string {
  const context = `${user}@homelab`;
  return JSON.stringify(
    {
      apiVersion: "v1",
      kind: "Config",
      clusters: [{
        name: "homelab",
        cluster: { server: API_SERVER, "certificate-authority-data": btoa(credentials.ca) },
      }],
      users: [{
        name: user,
        user: {
          "client-certificate-data": btoa(credentials.certificate),
          "client-key-data": btoa(credentials.key),
        },
      }],
      contexts: [{ name: context, context: { cluster: "homelab", user } }],
      "current-context": context,
    },
    null,
    2,
  );
}

/**
 * Fills `folder` with `ca.crt`, `ca.key`, every certificate's `.crt` and `.key`, the kubeconfigs,
 * and `service-account.key` and `.pub`, by which pods' tokens are signed. Takes about 0.1 s.
 */
export async function makeCertificates(folder: string): Promise<void> {
  // Without a configuration of its own, openssl would add the distribution's default extensions.
  await Deno.writeTextFile(
    `${folder}/openssl.cnf`,
    "[req]\ndistinguished_name = name\n[name]\n",
  );
  await request(folder, "ca", "/CN=homelab-ca", ["basicConstraints=critical,CA:TRUE"]);
  await Promise.all([
    ...CERTIFICATES.map((certificate) => sign(folder, certificate)),
    makeKeyPair(`${folder}/service-account`),
  ]);
  await Promise.all(KUBECONFIGS.map((user) => writeKubeconfig(folder, user)));
}

function sign(folder: string, certificate: Certificate): Promise<void> {
  const extensions = [`extendedKeyUsage=${certificate.usage.join(",")}`];
  if (certificate.names) extensions.push(`subjectAltName=${certificate.names.join(",")}`);
  const signer = ["-CA", `${folder}/ca.crt`, "-CAkey", `${folder}/ca.key`];
  return request(folder, certificate.name, certificate.subject, extensions, signer);
}

async function request(
  folder: string,
  name: string,
  subject: string,
  extensions: readonly string[],
  signer: readonly string[] = [],
): Promise<void> {
  await tool([
    ...["openssl", "req", "-config", `${folder}/openssl.cnf`, "-x509", "-days", "365"],
    ...["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"],
    ...["-keyout", `${folder}/${name}.key`, "-out", `${folder}/${name}.crt`, "-subj", subject],
    ...extensions.flatMap((extension) => ["-addext", extension]),
    ...signer,
  ]);
}

async function makeKeyPair(path: string): Promise<void> {
  const curve = ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"];
  await tool(["openssl", "genpkey", ...curve, "-out", `${path}.key`]);
  await tool(["openssl", "pkey", "-in", `${path}.key`, "-pubout", "-out", `${path}.pub`]);
}

async function writeKubeconfig(folder: string, user: string): Promise<void> {
  const [ca, certificate, key] = await Promise.all([
    Deno.readTextFile(`${folder}/ca.crt`),
    Deno.readTextFile(`${folder}/${user}.crt`),
    Deno.readTextFile(`${folder}/${user}.key`),
  ]);
  const text = kubeconfig(user, { ca, certificate, key });
  await Deno.writeTextFile(`${folder}/${user}.kubeconfig`, text, { mode: 0o600 });
}
