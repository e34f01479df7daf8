import { assertEquals } from "@std/assert";
import { type Match, matchPattern } from "./match.ts";
import { parsePattern } from "./pattern.ts";

function judge(pattern: string, actual: string): Match {
  return matchPattern(parsePattern(pattern), actual);
}

function reason(match: Match): string {
  return match.type === "match" ? "it matches" : match.reason;
}

const page = `
  HTTP/1.1 200 OK
  ...

  <html><body><h1>It works!</h1></body></html>
`;

const head = "Date: Mon, 23 Nov 2026 14:37:44 GMT\nContent-Type: text/html\nContent-Length: 45\n";

Deno.test("tutorial: the demo's page is accepted", () => {
  const printed = `HTTP/1.1 200 OK\r\n${head}\r\n<html><body><h1>It works!</h1></body></html>\n`;
  assertEquals(judge(page, printed).type, "match");
});

Deno.test("tutorial: a garbage page is refused", () => {
  const garbage = judge(page, `HTTP/1.1 200 OK\n${head}\n<html><body>�\u0001 x</body></html>\n`);
  assertEquals(reason(garbage), "expected `<html><body><h1>It`, found `<html><body>�␁`");
  assertEquals(judge(page, "\u0000\u0001garbage").type, "mismatch");
  assertEquals(judge(page, "").type, "mismatch");
});

Deno.test("tutorial: the load balancer's 404 and a 502 are refused by their status", () => {
  const error = (status: string) =>
    `HTTP/1.1 ${status}\n${head}\n<html>\n<head><title>${status}</title></head>\n<body>\n` +
    `<center><h1>${status}</h1></center>\n<hr><center>nginx</center>\n</body>\n</html>\n`;
  assertEquals(reason(judge(page, error("404 Not Found"))), "expected `200`, found `404`");
  assertEquals(reason(judge(page, error("502 Bad Gateway"))), "expected `200`, found `502`");
  const body = "<html><body><h1>It works!</h1></body></html>";
  assertEquals(
    reason(judge(body, "<html>\n<head><title>502 Bad Gateway</title></head>\n</html>\n")),
    "expected `<html><body><h1>It`, found `<html>`",
  );
});

Deno.test("tutorial: a page that only contains the words is refused", () => {
  const body = "<html><body><h1>It works!</h1></body></html>";
  for (
    const printed of [
      "It works!",
      `<!-- ${body} -->`,
      `${body} but not here`,
      `${body}\n502 Bad Gateway`,
      `502 Bad Gateway\n${body}`,
    ]
  ) {
    assertEquals(judge(body, printed).type, "mismatch", printed);
  }
});

const service = `
  NAME     TYPE          CLUSTER-IP  EXTERNAL-IP   PORT(S)         AGE     SELECTOR
  demo-lb  LoadBalancer  <_:ip>      <address:ip>  80:<_:int>/TCP  <_:age> app=demo
`;

function serviceTable(address: string): string {
  return "NAME      TYPE           CLUSTER-IP      EXTERNAL-IP   PORT(S)        AGE   SELECTOR\n" +
    `demo-lb   LoadBalancer   10.105.239.13   ${address}     80:31306/TCP   2s    app=demo\n`;
}

Deno.test("tutorial: a table with other column widths is accepted", () => {
  const match = judge(service, serviceTable("192.168.1.254"));
  assertEquals(match.type === "match" && match.captures, { address: "192.168.1.254" });
  assertEquals(judge(service, serviceTable("fd00::1              ")).type, "match");
});

Deno.test("tutorial: a pending address is refused and named", () => {
  const match = judge(service, serviceTable("<pending>"));
  assertEquals(reason(match), "expected an IP address, found `<pending>`");
  assertEquals(match.type === "mismatch" && [match.expectedLine, match.actualLine], [1, 1]);
  assertEquals(
    reason(judge(`...\n  demo-lb ... <_:ip> <_:ip> ...\n...`, serviceTable("<pending>"))),
    "expected a line ` demo-lb ... <_:ip> <_:ip> ...`, found none",
  );
});

Deno.test("tutorial: an ingress without address is refused where its address should stand", () => {
  const ingress = `
    NAMESPACE  NAME            CLASS  HOSTS              ADDRESS   PORTS  AGE
    default    demo-localhost  nginx  demo.localdev.me   <_:ip>    80     <_:age>
  `;
  const printed =
    "NAMESPACE   NAME             CLASS   HOSTS              ADDRESS   PORTS   AGE\n" +
    "default     demo-localhost   nginx   demo.localdev.me             80      0s\n";
  assertEquals(reason(judge(ingress, printed)), "expected an IP address, found `80`");
});

Deno.test("tutorial: of a rollout only the end counts", () => {
  const rollout = `
    ...
    deployment "<name:name>" successfully rolled out
  `;
  const wait = 'Waiting for deployment "demo" rollout to finish: 0 of 1 updated replicas are ...\n';
  const done = 'deployment "demo" successfully rolled out\n';
  assertEquals(judge(rollout, wait + done).type, "match");
  assertEquals(judge(rollout, done).type, "match");
  assertEquals(
    reason(judge(rollout, wait)),
    'expected a line `deployment "<name:name>" successfully rolled out`, found none',
  );
});

Deno.test("tutorial: a Helm release may be new or upgraded, but must be deployed", () => {
  const release = `
    Release "metallb" ...
    NAME: metallb
    LAST DEPLOYED: <_:rest>
    NAMESPACE: metallb-system
    STATUS: deployed
    REVISION: <revision:int>
    ...
  `;
  const printed = (first: string, status: string) =>
    `Release "metallb" ${first}\nNAME: metallb\nLAST DEPLOYED: Mon Nov 23 14:36:12 2026\n` +
    `NAMESPACE: metallb-system\nSTATUS: ${status}\nREVISION: 1\nDESCRIPTION: Install complete\n`;
  assertEquals(
    judge(release, printed("does not exist. Installing it now.", "deployed")).type,
    "match",
  );
  assertEquals(judge(release, printed("has been upgraded.", "deployed")).type, "match");
  assertEquals(
    reason(judge(release, printed("does not exist. Installing it now.", "failed"))),
    "expected `deployed`, found `failed`",
  );
});

Deno.test("tutorial: three ready echo servers, not two", () => {
  const pods = `
    NAME                       READY  STATUS   RESTARTS  AGE
    echoserver-<set:name>-<_:name>  1/1    Running  <_:int>   <_:age>
    echoserver-<set:name>-<_:name>  1/1    Running  <_:int>   <_:age>
    echoserver-<set:name>-<_:name>  1/1    Running  <_:int>   <_:age>
  `;
  const row = (id: string, ready = "1/1") =>
    `echoserver-598b8497c-${id}   ${ready}   Running   0   2m54s\n`;
  const title = "NAME                 READY   STATUS    RESTARTS   AGE\n";
  const match = judge(pods, title + row("54bn7") + row("cvtxt") + row("dhlxz"));
  assertEquals(match.type === "match" && match.captures, { set: "598b8497c" });
  assertEquals(
    reason(judge(pods, title + row("54bn7") + row("cvtxt", "0/1") + row("dhlxz"))),
    "expected `1/1`, found `0/1`",
  );
  assertEquals(judge(pods, title + row("54bn7") + row("cvtxt")).type, "mismatch");
});
