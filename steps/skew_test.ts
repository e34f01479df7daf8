import { assertEquals } from "@std/assert";
import { versionsFit } from "./skew.ts";
import { complaint } from "./testdata/complaint.ts";

function complaintOf(kubectl: string, server: string): Promise<string | undefined> {
  return complaint(versionsFit, {
    answers: { "/version": { gitVersion: server } },
    programs: { kubectl: `Client Version: ${kubectl}\nKustomize Version: v5.7.1\n` },
  });
}

Deno.test("version skew: one minor version to either side is fine", async () => {
  assertEquals(await complaintOf("v1.34.0", "v1.35.4+k3s1"), undefined);
  assertEquals(await complaintOf("v1.36.1", "v1.35.4"), undefined);
});

Deno.test("version skew: an old kubectl is named with the server's version", async () => {
  assertEquals(
    await complaintOf("v1.29.3", "v1.35.4"),
    "kubectl is v1.29.3, the server v1.35.4",
  );
});
