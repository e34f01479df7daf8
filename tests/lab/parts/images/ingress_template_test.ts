import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { EnvironmentError } from "../../../../runbook/errors/mod.ts";
import { applyEdits, EDITS } from "./ingress_template.ts";

/** The places that the edits know, with as little around them as will do. */
const TEMPLATE = `
# Configuration checksum: {{ $all.Cfg.Checksum }}
http {
        {{ buildHTTPSListener $all $redirect.From }}
        {{ if $cfg.UseHTTP2 }}
            http2 on;
        {{ end }}
}

stream {
    server {
    }
}
        {{ buildHTTPSListener $all $server.Hostname }}
`;

Deno.test("ingress template: Debian's modules are loaded before anything else", () => {
  const edited = applyEdits(TEMPLATE, EDITS);
  assertStringIncludes(
    edited,
    "load_module /usr/lib/nginx/modules/ngx_http_headers_more_filter_module.so;\n# Configuration",
  );
});

Deno.test("ingress template: HTTP/2 is asked for in the listen lines", () => {
  const edited = applyEdits(TEMPLATE, EDITS);
  assertEquals(edited.match(/http2 on/g), null);
  assertEquals(edited.match(/if \$all\.Cfg\.UseHTTP2/g)?.length, 2);
  assertStringIncludes(edited, "{{ $listen := buildHTTPSListener $all $server.Hostname }}");
});

Deno.test("ingress template: the stream block goes, its port still answers", () => {
  const edited = applyEdits(TEMPLATE, EDITS);
  assertEquals(edited.match(/^stream/m), null);
  assertStringIncludes(edited, "listen 127.0.0.1:{{ .StreamPort }}");
});

Deno.test("ingress template: an edit that finds another text fails and says why", () => {
  const error = assertThrows(
    () => applyEdits(TEMPLATE.replace("http2 on;", "http2 maybe;"), EDITS),
    EnvironmentError,
  );
  assertStringIncludes(error.message, "found 0 places, expected 1");
  assertThrows(() => applyEdits(TEMPLATE + TEMPLATE, EDITS), EnvironmentError, "found 2 places");
});
