/**
 * Units for systemd that verify every night.
 *
 * @module
 */

/** What the units need to know of the machine. */
export interface TimerOptions {
  /** Folder of the runbook's own files. */
  readonly root: string;
  /** Folder of `.runbook/`, where it is not the same. */
  readonly home: string;
  /** The program that runs Deno. */
  readonly deno: string;
  /** The search path for kubectl, helm and curl. */
  readonly path: string;
  /** The kubeconfig files, where they are not at the usual place. */
  readonly kubeconfig?: string;
}

/** Name of both units, without ending. */
const NAME = "homelab-verify";

/** Writes the lines that, given to a shell, set up the timer for the user who runs them. */
export function timerText({ root, home, deno, path, kubeconfig }: TimerOptions): string {
  const folder = "~/.config/systemd/user";
  const command = [deno, "task", "verify", ...home === root ? [] : ["--home", home]];
  const service = [
    "[Unit]",
    "Description=Look whether what the homelab runbook made is still true",
    "",
    "[Service]",
    "Type=oneshot",
    `WorkingDirectory=${literal(root)}`,
    `Environment=${quoted(`PATH=${path}`)}`,
    ...kubeconfig === undefined ? [] : [`Environment=${quoted(`KUBECONFIG=${kubeconfig}`)}`],
    `ExecStart=${command.map(commandWord).join(" ")}`,
  ];
  const timer = [
    "[Unit]",
    "Description=Every night, or as soon as the machine is on again",
    "",
    "[Timer]",
    "OnCalendar=*-*-* 04:00",
    "RandomizedDelaySec=15m",
    "Persistent=true",
    "",
    "[Install]",
    "WantedBy=timers.target",
  ];
  return [
    "# To set it up, give these lines to a shell: deno task verify --timer | sh",
    `mkdir -p ${folder}`,
    ...file(`${folder}/${NAME}.service`, service),
    ...file(`${folder}/${NAME}.timer`, timer),
    "systemctl --user daemon-reload",
    `systemctl --user enable --now ${NAME}.timer`,
    "# It runs while you are not logged in, too, after: loginctl enable-linger",
    `# What it found last: journalctl --user --unit ${NAME}; away with it: systemctl --user disable --now ${NAME}.timer`,
  ].join("\n");
}

function file(path: string, lines: readonly string[]): readonly string[] {
  return [`cat > ${path} <<'END_OF_UNIT'`, ...lines, "END_OF_UNIT"];
}

/** In a unit, `%` begins a specifier. */
function literal(text: string): string {
  return text.replaceAll("%", "%%");
}

/** One word of a command, where a dollar begins a variable (systemd.service(5), "Command lines"). */
function commandWord(word: string): string {
  return quoted(word).replaceAll("$", "$$$$");
}

/** One word; in the environment a dollar is a dollar (systemd.exec(5), "Environment="). */
function quoted(word: string): string {
  if (/^[\w@+=:,./-]+$/.test(word)) return word;
  return `"${literal(word).replaceAll(/["\\]/g, "\\$&")}"`;
}
