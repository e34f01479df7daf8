import { assertEquals } from "@std/assert";
import { installedStanza, parseOffers } from "./debian.ts";

Deno.test("debian: of apt's answer only the packages and their candidates count", () => {
  const policy = `nginx:
  Installed: (none)
  Candidate: 1.22.1-9
  Version table:
     1.22.1-9 500
bash:
  Installed: 5.2
  Candidate: 5.2.15
`;
  assertEquals(parseOffers(policy), "nginx:\n  Candidate: 1.22.1-9\nbash:\n  Candidate: 5.2.15");
});

Deno.test("debian: a package's fields become a paragraph of installed packages", () => {
  assertEquals(
    installedStanza("Package: bash\nVersion: 5.2\n"),
    "Package: bash\nVersion: 5.2\nStatus: install ok installed\n\n",
  );
});
