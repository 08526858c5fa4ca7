// node axe.mjs CHROMIUM PLAYWRIGHT AXE PAGE...: one line of JSON for every page, colour scheme and width.
import { readFileSync } from "node:fs";

const [executablePath, playwright, axe, ...pages] = process.argv.slice(2);
const { chromium } = await import(playwright);
const source = readFileSync(axe, "utf8");
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"],
});

for (const page of pages) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 390]) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const tab = await context.newPage();
      const wrong = [];
      tab.on("request", (one) => one.url() === page || wrong.push(`request ${one.url()}`));
      tab.on("console", (one) => wrong.push(`console ${one.text()}`));
      tab.on("pageerror", (one) => wrong.push(`error ${one}`));
      await tab.goto(page, { waitUntil: "load" });
      if (await tab.evaluate(() => document.documentElement.scrollWidth > innerWidth)) {
        wrong.push("the page is wider than the window");
      }
      await tab.evaluate(source); // comes in by the debugger, past the page's own policy
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
      const found = await tab.evaluate((runOnly) => axe.run(document, { runOnly }), tags);
      for (const one of found.violations) {
        wrong.push(`${one.id}: ${one.help} at ${one.nodes[0].target}`);
      }
      console.log(JSON.stringify({ page, colorScheme, width, passes: found.passes.length, wrong }));
      await context.close();
    }
  }
}
await browser.close();
