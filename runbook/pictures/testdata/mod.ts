/**
 * Pictures for tests: small and large ones, and such with names that nobody would choose.
 *
 * @module
 */

import { FIXTURES } from "../../testdata/mod.ts";
import type { LanesPicture, Picture, Station, WayPicture } from "../picture.ts";

/** Names that break what is careless: each fixture, one too long for any line, and none at all. */
export const HOSTILE_NAMES: readonly string[] = [
  ...Object.values(FIXTURES),
  "x".repeat(300),
  "a.b-c/d".repeat(40),
  "日本語のとても長い名前".repeat(5),
  "👩‍👩‍👧‍👦".repeat(30),
  "W".repeat(60),
  "\ud800",
  "",
];

/** Pictures by what they are. */
export const PICTURES: Readonly<Record<string, Picture>> = {
  "way to 1 replica": wayTo(1),
  "way to 3 replicas": wayTo(3),
  "way to 50 replicas": wayTo(50),
  "way of one station": { type: "way", start: { kind: "visitor", name: "curl", next: [] } },
  "way that branches 9 times": { type: "way", start: branching(9) },
  "way of hostile names": { type: "way", start: hostileWay() },
  "10 requests, 1 replica": lanesOf(1, 10),
  "30 requests, 3 replicas": lanesOf(3, 30),
  "500 requests, 50 replicas": lanesOf(50, 500),
  "1000 requests, 1 replica": lanesOf(1, 1000),
  "1000 requests, 3 replicas": lanesOf(3, 1000),
  "1000 requests, 50 replicas": lanesOf(50, 1000),
  "lanes of hostile names": hostileLanes(),
  "no lanes": { type: "lanes", turn: "request", turns: 0, lanes: [] },
};

/** The way of a request to so many replicas. */
export function wayTo(replicas: number): WayPicture {
  const pods = podNames(replicas).map((name, index) => station("pod", name, nodeOf(index)));
  const demo = station("pod", "demo-5d9db9dd9f-vbv87", "on node3");
  const hosts = [
    station("host", "demo.homelab.home.arpa", undefined, [
      station("service", "demo", "port 80", [demo]),
    ]),
    station("host", "echoserver.homelab.home.arpa", undefined, [
      station("service", "echoserver", "port 8080", pods),
    ]),
  ];
  const controller = "ingress-nginx-controller-7bb76cdf47-879hp";
  const start = station("visitor", "curl", undefined, [
    station("address", "192.168.1.254", "from MetalLB's pool homelab", [
      station("ingress controller", controller, "on node1", hosts),
    ]),
  ]);
  return { type: "way", start };
}

/** Requests that two workers hand round among replicas, one of them faster than the other. */
export function lanesOf(replicas: number, requests: number): LanesPicture {
  const turns = podNames(replicas).map((): number[] => []);
  const workers = [0, Math.floor(replicas / 2)];
  for (let request = 1; request <= requests; request++) {
    const worker = request % 5 < 3 ? 0 : 1;
    const at = workers[worker] ?? 0;
    turns[at % replicas]?.push(request);
    workers[worker] = at + 1;
  }
  return {
    type: "lanes",
    turn: "request",
    turns: requests,
    duration: 178.9,
    lanes: podNames(replicas).map((name, index) => ({
      name,
      detail: nodeOf(index),
      turns: turns[index] ?? [],
    })),
  };
}

function hostileWay(): Station {
  const ends = HOSTILE_NAMES.map((name) => station(name, name, name));
  return station("<kind>", "&start;", "--></desc>", [
    ...ends,
    station("list", "of ends", undefined, HOSTILE_NAMES.map((name) => station("pod", name, name))),
  ]);
}

function hostileLanes(): LanesPicture {
  const lanes = HOSTILE_NAMES.map((name, index) => ({ name, detail: name, turns: [index + 1] }));
  return { type: "lanes", turn: '<turn>"&', turns: lanes.length + 2, lanes };
}

function branching(times: number): Station {
  if (times === 0) return station("end", "echoserver-5dc45cc988-bvlkl", "on node1");
  const next = [station("end", "short"), branching(times - 1)];
  return station("branch", `branch-with-a-long-name-${times}`, undefined, next);
}

function podNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const end = ((index + 7) * 100_003).toString(36).padStart(5, "b");
    return `echoserver-5dc45cc988-${end}`;
  });
}

function nodeOf(index: number): string {
  return `on node${index % 5 + 1}`;
}

function station(
  kind: string,
  name: string,
  detail?: string,
  next: readonly Station[] = [],
): Station {
  return { kind, name, ...detail === undefined ? {} : { detail }, next };
}
