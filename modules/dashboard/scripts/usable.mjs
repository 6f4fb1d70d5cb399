// Prints the milliseconds from opening an address in a browser to the first row of its table, once a line,
// for the benchmark of the lists: node scripts/usable.mjs <address> <times>
import { chromium } from "playwright-core";

const [address, times] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.DSTONE_E2E_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
const page = await browser.newPage();
for (let round = 0; round < Number(times); round++) {
  await page.goto("about:blank");
  const began = performance.now();
  await page.goto(address);
  await page.locator("main tbody tr a").first().waitFor();
  console.log(Math.round(performance.now() - began));
}
await browser.close();
