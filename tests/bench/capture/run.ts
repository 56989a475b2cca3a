/**
 * `npm run bench:capture`, after `npm run build`: from Enter to a row that is durable and painted, with 300 ideas in
 * the meeting and the page's processor slowed down four times. Beside it, in the same page, what a bare durable write
 * and a frame cost on this machine, and what the same costs by hand: a row read and one written, then in one frame an
 * emptied field and a copied row in the list. The ratios say what is ours. Exit 1 when the 95th percentile is beyond the budget,
 * and beyond twice what this machine takes for the same by hand.
 */
import type { JSHandle, Page } from 'playwright-core';
import { createWorld } from '../../e2e/world.ts';
import { launchBrowser } from '../../support/browser.ts';

const ideasBefore = 300;
const measured = 60;
const throttle = 4;
const budget = 50;
/** How much more than by hand is still ours to explain. */
const mostByHand = 2;

const world = await createWorld();
try {
  const context = await launchBrowser(world.profile);
  const page = context.pages()[0] ?? (await context.newPage());
  await openMeeting(page);
  await fill(page);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  const bare = await measureBareWrites(page);
  const byHand = await measureByHand(page);
  const enters = await measureEnters(page);
  await context.close();
  report({ bare, byHand, enters });
} finally {
  await world.close();
}

async function openMeeting(page: Page): Promise<void> {
  await page.goto(world.links.facilitator);
  await page.waitForFunction(() => !location.hash.includes('join'));
  await page.goto(`http://localhost:${world.proxy.port}/#/start`);
  await page.locator('input[type=date]').first().waitFor();
  // No pointer: a phone has none that rests over what changes, and is tested again in each frame.
  await page.locator('form button[type=submit]').dispatchEvent('click');
  await page.waitForURL(/meeting/);
  await page.locator('textarea').waitFor();
}

/** As a person would paste them, split into ideas by one press. */
async function fill(page: Page): Promise<void> {
  await page.locator('textarea').focus();
  await page.evaluate((count) => {
    const field = document.querySelector('textarea');
    const clipboardData = new DataTransfer();
    const lines = Array.from(
      { length: count },
      (_, n) => `Wear red on Thursdays, and eat together: number ${n}`,
    );
    clipboardData.setData('text/plain', lines.join('\n'));
    field?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    document.execCommand('insertText', false, lines.join('\n'));
  }, ideasBefore);
  await page.locator('form [role=status] button').first().dispatchEvent('click');
  await page.waitForFunction(
    (count) => document.querySelector(`ol > li[value="${count}"]`) !== null,
    ideasBefore,
    { timeout: 120_000 },
  );
}

/** Milliseconds from a write to the frame after its transaction is durable, of a database of its own. */
function measureBareWrites(page: Page): Promise<number[]> {
  return page.evaluate(async (count) => {
    const opening = indexedDB.open('bare', 1);
    opening.addEventListener('upgradeneeded', () =>
      opening.result.createObjectStore('rows', { keyPath: 'id' }),
    );
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const times: number[] = [];
    for (let id = 0; id < count; id += 1) {
      const start = performance.now();
      await new Promise((resolve) => {
        const transaction = opening.result.transaction('rows', 'readwrite', { durability: 'strict' });
        transaction.objectStore('rows').put({ id, text: 'Wear red on Thursdays' });
        transaction.addEventListener('complete', resolve);
      });
      await new Promise((resolve) => requestAnimationFrame(resolve));
      times.push(performance.now() - start);
    }
    return times;
  }, measured);
}

/** Milliseconds from Enter to a painted copy of a row, after a read and a write of the database above; no framework. */
async function measureByHand(page: Page): Promise<number[]> {
  await page.locator('textarea').focus();
  const times: number[] = [];
  for (let n = 0; n < measured; n += 1) {
    await page.keyboard.insertText(`Sing in the lobby at noon, time ${n}`);
    const painted = await page.evaluateHandle(() => {
      const field = document.querySelector('textarea');
      const list = document.querySelector('ol:has(> li[value])');
      const last = list?.lastElementChild;
      if (!field || !list || !last) throw new Error('no list of ideas');
      const opening = indexedDB.open('bare', 1);
      const opened = new Promise((resolve) => opening.addEventListener('success', resolve));
      const write = () =>
        new Promise((resolve) => {
          const transaction = opening.result.transaction('rows', 'readwrite', { durability: 'strict' });
          const rows = transaction.objectStore('rows');
          const reading = rows.get(1);
          reading.addEventListener('success', () => rows.put({ id: 1, text: 'Wear red on Thursdays' }));
          transaction.addEventListener('complete', resolve);
        });
      const time = new Promise<number>((resolve) => {
        const onKey = async (event: KeyboardEvent) => {
          const start = performance.now();
          event.preventDefault();
          event.stopImmediatePropagation();
          await write();
          field.value = '';
          const row = list.appendChild(last.cloneNode(true));
          if (row instanceof Element) row.scrollIntoView({ block: 'end' });
          requestAnimationFrame(() => {
            const painted = () => {
              resolve(performance.now() - start);
              row.parentNode?.removeChild(row);
            };
            void scheduler.postTask(painted, { priority: 'user-blocking' });
          });
        };
        addEventListener('keydown', (event) => void onKey(event), { capture: true, once: true });
      });
      return opened.then(() => ({ time }));
    });
    await page.waitForTimeout(500);
    await page.keyboard.press('Enter');
    times.push(await painted.evaluate(({ time }) => time));
    await painted.dispose();
  }
  return times;
}

/** Milliseconds from Enter to the row in the document, and to the end of the frame that paints it. */
interface Enter {
  readonly there: number;
  readonly painted: number;
}

async function measureEnters(page: Page): Promise<Enter[]> {
  await page.locator('textarea').focus();
  const times: Enter[] = [];
  for (let n = 0; n < measured; n += 1) {
    await page.keyboard.insertText(`Sing in the lobby at noon, time ${n}`);
    const painted = await armWatch(page);
    // Nobody types an idea in less; what is behind the last one is done by then.
    await page.waitForTimeout(500);
    await page.keyboard.press('Enter');
    times.push(await painted.evaluate(({ time }) => time));
    await painted.dispose();
  }
  return times;
}

/** Resolves when the page watches; `time` is then that of the next Enter. */
function armWatch(page: Page): Promise<JSHandle<{ readonly time: Promise<Enter> }>> {
  return page.evaluateHandle(() => {
    const list = document.querySelector('ol:has(> li[value])');
    if (!list) throw new Error('no list of ideas');
    const last = list.lastElementChild;
    const time = new Promise<Enter>((resolve) => {
      let start = NaN;
      addEventListener('keydown', () => (start = performance.now()), { capture: true, once: true });
      const observer = new MutationObserver(() => {
        if (list.lastElementChild === last) return;
        observer.disconnect();
        const there = performance.now() - start;
        requestAnimationFrame(() => {
          const painted = () => resolve({ there, painted: performance.now() - start });
          void scheduler.postTask(painted, { priority: 'user-blocking' });
        });
      });
      observer.observe(list, { childList: true });
    });
    return { time };
  });
}

function report(times: {
  readonly bare: readonly number[];
  readonly byHand: readonly number[];
  readonly enters: readonly Enter[];
}): void {
  const { bare, byHand } = times;
  const there = times.enters.map((enter) => enter.there);
  const painted = times.enters.map((enter) => enter.painted);
  const line = (what: string, of: readonly number[]) =>
    `${what.padEnd(34)}p50 ${percentile(of, 50)} ms  p95 ${percentile(of, 95)} ms`;
  const ratio = (to: readonly number[]) =>
    (Number(percentile(painted, 50)) / Number(percentile(to, 50))).toFixed(1);
  const lines = [
    line('bare durable write and frame', bare),
    line('the same by hand', byHand),
    line('Enter to durable and in the list', there),
    line('Enter to durable and painted', painted),
    `ratios at the median: ${ratio(bare)} and ${ratio(byHand)}`,
    `${ideasBefore} ideas before, ${measured} measured, processor slowed ${throttle} times; budget p95 ${budget} ms`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (Number(percentile(painted, 95)) > Math.max(budget, mostByHand * Number(percentile(byHand, 95))))
    process.exitCode = 1;
}

function percentile(times: readonly number[], percent: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0).toFixed(1);
}
