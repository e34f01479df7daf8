import { accountsOf, type CommandAccount } from "../account/mod.ts";
import type { Check, Group, Recorded } from "../journal/mod.ts";
import { HOLDS_NOW, joinProse, printable, proseBlocks } from "../wording/mod.ts";
import { checkItem, diagnosisBlock, failureBlocks, gatheredBlocks } from "./check_blocks.ts";
import { commandBlock, commandId } from "./command_block.ts";
import { spoken, text } from "./lines.ts";
import type { Block, CheckItem, Line } from "./model.ts";

/** Says in blocks what a step told (or undid, or looked at), from its start to its end. */
export function groupBlocks({ started, events }: Group): readonly Block[] {
  const { step, action } = started;
  const accounts = accountsOf(events);
  const blocks: Block[] = [];
  let commands = 0;
  let holds = false;
  for (const event of events) {
    switch (event.type) {
      case "prose":
        blocks.push({
          type: "prose",
          style: event.style,
          markdown: joinProse(proseBlocks(printable(event.text))),
        });
        break;
      case "file":
        blocks.push({
          type: "file",
          name: printable(event.name),
          language: event.language,
          text: printable(event.text),
        });
        break;
      case "command-started": {
        const account = accounts.get(event.command);
        if (account === undefined) break;
        blocks.push(commandBlock(commandId(started, ++commands), account));
        if (account.ended === undefined) blocks.push(UNENDED);
        break;
      }
      case "check":
        if (event.phase === "hold" && action === "tell" && !holds) {
          blocks.push({ type: "heading", level: 2, id: `${step}-holds`, text: HOLDS_NOW });
          holds = true;
        }
        addCheck(blocks, event, accounts);
        break;
      case "gathered":
        blocks.push(...gatheredBlocks(event));
        break;
      case "diagnosis":
        blocks.push(diagnosisBlock(event));
        break;
      case "step-ended":
        if (event.message !== undefined && !events.some(isRefusal)) {
          blocks.push({ type: "aside", style: "failure", lines: messageLines(event.message) });
        }
        break;
      case "run-started":
      case "run-resumed":
      case "run-ended":
      case "step-started":
      case "learned":
      case "each-started":
      case "process-started":
      case "output":
      case "command-ended":
        break;
      default:
        event satisfies never;
    }
  }
  return joined(blocks);
}

const UNENDED: Block = {
  type: "aside",
  style: "warning",
  lines: [[text("The end of this command is not recorded: it still runs, or it was cut off")]],
};

/** A check that says yes is an item of a list, any other tells all about it. */
function addCheck(
  blocks: Block[],
  check: Check,
  accounts: ReadonlyMap<number, CommandAccount>,
): void {
  const command = check.command === undefined ? undefined : accounts.get(check.command);
  if (isRefusal(check)) {
    blocks.push(...failureBlocks(check, command));
    return;
  }
  blocks.push({ type: "checks", items: [checkItem(check, command)] });
}

/** Lists of checks that follow each other as one. */
function joined(blocks: readonly Block[]): readonly Block[] {
  const all: Block[] = [];
  let items: CheckItem[] = [];
  for (const block of blocks) {
    if (block.type !== "checks") {
      all.push(block);
    } else if (all.at(-1)?.type === "checks") {
      items.push(...block.items);
    } else {
      items = [...block.items];
      all.push({ ...block, items });
    }
  }
  return all;
}

function isRefusal(event: Check | Recorded): boolean {
  return event.type === "check" && event.verdict !== "yes";
}

function messageLines(message: string): readonly Line[] {
  return printable(message).split("\n").filter((line) => line.trim() !== "").map(spoken);
}
