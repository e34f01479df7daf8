/**
 * A browser that opens pages for tests and notices what a reader could not: errors on the console,
 * requests that fail, a page wider than its window.
 *
 * @module
 */

import { launch, type Page } from "puppeteer-core";
import { tool } from "./tools/mod.ts";

export { type ServedFolder, serveFolder } from "./browser_site.ts";

/** A browser of its own, without anything of a user; it ends when it is disposed of. */
export interface Browser extends AsyncDisposable {
  /** Opens a page and waits until it asks for nothing more. */
  open(url: string | URL, options: OpenOptions): Promise<OpenPage>;
}

/** How a page is looked at. */
export interface OpenOptions {
  /** Of the window, in CSS pixels: 390 is a phone, 1280 a desk. */
  readonly width: number;
  /** Whether the reader prefers dark colours. */
  readonly dark?: boolean;
  /** Whether the page's own scripts run; they do by default. */
  readonly script?: boolean;
}

/** A page in its own tab. */
export interface OpenPage extends AsyncDisposable {
  /** What went wrong so far, one line each: console errors, failed requests, thrown errors. */
  readonly complaints: readonly string[];
  /** All that was asked for so far, the page itself included; `data:` is no request. */
  readonly requests: readonly string[];
  /** Runs a function in the page, also where the page's own scripts do not run. */
  readonly evaluate: Page["evaluate"];
  /** Clicks in the middle of the first element that the selector finds. */
  click(selector: string): Promise<void>;
  /** By how many pixels the page is wider than its window. */
  overflow(): Promise<number>;
  /** Writes the whole page, from top to bottom, as a PNG file. */
  screenshot(path: string): Promise<void>;
}

/**
 * Starts a browser.
 *
 * @throws {EnvironmentError} when there is none, with the line that installs it.
 */
export async function openBrowser(): Promise<Browser> {
  const browser = await launch({
    executablePath: await tool("chromium"),
    // Its sandbox needs more than a container grants; all that is opened here is our own.
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
  return {
    async open(url, { width, dark = false, script = true }) {
      const page = await browser.newPage();
      const seen = watch(page);
      await page.setViewport({ width, height: 900 });
      const value = dark ? "dark" : "light";
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
      await page.setJavaScriptEnabled(script);
      await page.goto(String(url), { waitUntil: ["load", "networkidle0"] });
      return { ...seen, ...handle(page) };
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

function watch(page: Page): Pick<OpenPage, "complaints" | "requests"> {
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`thrown: ${error}`));
  page.on("request", (request) => {
    if (!request.url().startsWith("data:")) requests.push(request.url());
  });
  page.on("requestfailed", (request) => {
    complaints.push(`request: ${request.url()}: ${request.failure()?.errorText ?? "failed"}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) {
      complaints.push(`request: ${response.url()}: ${response.status()}`);
    }
  });
  return { complaints, requests };
}

function handle(page: Page): Omit<OpenPage, "complaints" | "requests"> {
  return {
    evaluate: page.evaluate.bind(page),
    click: (selector) => page.click(selector),
    overflow: () =>
      page.evaluate<[], () => number>(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      ),
    async screenshot(path) {
      await page.screenshot({ path, fullPage: true });
    },
    [Symbol.asyncDispose]: () => page.close(),
  };
}
