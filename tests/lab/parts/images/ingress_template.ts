/**
 * Fits ingress-nginx's template of nginx.conf to Debian's nginx.
 *
 * The file itself is the controller's own and comes from its Go module; here stand only the places
 * where an older nginx without the controller's extra modules wants something else.
 */

import { EnvironmentError } from "../../../../runbook/errors/mod.ts";

/** One change of a text, and why. */
export interface Edit {
  readonly why: string;
  /** What must be found. */
  readonly find: RegExp;
  /** What takes its place; `$1` and so on are what the groups found. */
  readonly replace: string;
  /** How often it must be found. */
  readonly times: number;
}

const MODULES = [
  "ndk_http_module",
  "ngx_http_lua_module",
  "ngx_http_set_misc_module",
  "ngx_http_headers_more_filter_module",
];

/** The listen lines of a server end with `ssl;`: each gets one more word, if HTTP/2 is wanted. */
const LISTEN_WITH_HTTP2 = "{{ $$listen := buildHTTPSListener $$all $1 }}" +
  "{{ if $$all.Cfg.UseHTTP2 }}" +
  '{{ range $$i, $$part := split $$listen "ssl;" }}{{ if $$i }}ssl http2;{{ end }}{{ $$part }}{{ end }}' +
  "{{ else }}{{ $$listen }}{{ end }}";

/** What has to change. */
export const EDITS: readonly Edit[] = [
  {
    why: "Debian's nginx loads Lua and its companions as modules",
    find: /^# Configuration checksum:/m,
    replace: MODULES.map((name) => `load_module /usr/lib/nginx/modules/${name}.so;\n`).join("") +
      "$&",
    times: 1,
  },
  {
    why: "the directive http2 came with nginx 1.25.1",
    find: /\{\{ if \$cfg\.UseHTTP2 \}\}\s*http2 on;\s*\{\{ end \}\}/,
    replace: "",
    times: 1,
  },
  {
    why: "before that, http2 is a word of listen",
    find: /\{\{ buildHTTPSListener \$all (\S+) \}\}/,
    replace: LISTEN_WITH_HTTP2,
    times: 2,
  },
  {
    why: "Debian has no Lua for TCP streams, but the controller posts to the stream's port",
    find: /^\}\n\nstream \{\n[^]*?^\}$/m,
    replace: "    server { listen 127.0.0.1:{{ .StreamPort }}; access_log off; return 204; }\n}",
    times: 1,
  },
];

/**
 * Makes the edits, one after another.
 *
 * @throws EnvironmentError when the text has not what an edit wants to change: then the template is
 * another one than the edits were written for.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits.reduce((edited, { why, find, replace, times }) => {
    const everywhere = new RegExp(find, `${find.flags}g`);
    const found = edited.match(everywhere)?.length ?? 0;
    if (found !== times) {
      throw new EnvironmentError(
        `Cannot edit nginx.tmpl where "${why}": found ${found} places, expected ${times}`,
      );
    }
    return edited.replace(everywhere, replace);
  }, text);
}
