/**
 * The sidetrack's edit of nginx's configuration, as a script for the container where nginx runs.
 *
 * @module
 */

/** What is edited, and where nginx answers. */
export interface Patch {
  /** Path of nginx's configuration. */
  readonly configuration: string;
  /** Port on which nginx listens. */
  readonly port: number;
  /** What is added: a line, or several, that make each answer tell `server_hostname=`. */
  readonly line: string;
  /** The line that it is added behind, as a regular expression of sed. */
  readonly after: string;
}

/** What the name of the untouched copy ends in. */
export const BACKUP = ".before";

/**
 * A script for bash that adds the line once, reloads nginx and asks it for an answer; if that is not
 * right, it puts the configuration back and exits with 1. However often it runs, and wherever it was
 * cut off before, the line is there once in the end.
 */
export function hostnamePatch({ configuration, port, line, after }: Patch): string {
  return `\
set -eu
conf=${configuration}
line='${line}'
after='${after}'

answer() {
  exec 3<>/dev/tcp/127.0.0.1/${port}
  printf 'GET / HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3
  grep -a '^server_hostname=' <&3
}

answers() {
  for attempt in 1 2 3 4 5 6 7 8 9 10; do
    answer && return
    sleep 0.5
  done
  return 1
}

how=unchanged
if ! grep -q server_hostname= "$conf"; then
  cp "$conf" "$conf${BACKUP}"
  escaped=$(printf '%s' "$line" | sed 's/[\\\\&]/\\\\&/g')
  sed -i "/$after/a \\\\$escaped" "$conf"
  how=patched
fi

if nginx -t && nginx -s reload && said=$(answers); then
  echo "$how: $said"
else
  if [ -e "$conf${BACKUP}" ]; then
    cat "$conf${BACKUP}" > "$conf"
    nginx -s reload
  fi
  echo "put back: the answer does not name the host" >&2
  exit 1
fi
`;
}
