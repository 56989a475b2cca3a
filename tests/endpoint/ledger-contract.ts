import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../../src/endpoint/ledger.ts';
import { ageFile, entriesOf, envelope, sha256, today } from './world.ts';

/** A place that can be opened again, and by several at once. */
export interface LedgerPlace {
  readonly open: () => Promise<Ledger>;
  readonly remove: () => Promise<void>;
}

/** What every ledger must do, whatever it is made of. */
export function ledgerContract(name: string, createPlace: () => Promise<LedgerPlace>): void {
  describe(`a ledger on ${name}`, () => {
    let place: LedgerPlace;
    let ledger: Ledger;
    const opened: Ledger[] = [];
    const open = async (): Promise<Ledger> => {
      const one = await place.open();
      opened.push(one);
      return one;
    };

    beforeEach(async () => {
      place = await createPlace();
      ledger = await open();
    });
    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close();
      await place.remove();
    });

    test('what is stored is there byte for byte, also after it is closed and opened again', async () => {
      const one = envelope();
      expect(await ledger.append([one], today)).toEqual(['stored']);
      await ledger.close();
      const again = await open();
      expect(new Uint8Array((await again.bytes(one.id)) ?? [])).toEqual(one.bytes);
      expect(await entriesOf(again)).toEqual([
        { id: one.id, sha256: one.sha256, size: one.bytes.byteLength, day: today },
      ]);
    });

    test('what is acknowledged is committed: another connection sees it at that very moment', async () => {
      const other = await open();
      const one = envelope();
      await other.index(null, 1);
      const seen = await ledger.append([one], today).then(() => other.missing([one]));
      expect(seen).toEqual([]);
    });

    test('the same id and the same bytes are a duplicate for ever, and keep the day of the first', async () => {
      const one = envelope();
      await ledger.append([one], '2031-01-01');
      expect(await ledger.append([one], '2039-01-01')).toEqual(['duplicate']);
      expect((await entriesOf(ledger)).map(({ day }) => day)).toEqual(['2031-01-01']);
    });

    test('the same id and other bytes are a conflict, and the first stay', async () => {
      const first = envelope();
      const second = envelope(ageFile(), first.id);
      await ledger.append([first], today);
      expect(await ledger.append([second], today)).toEqual(['conflict']);
      expect(sha256((await ledger.bytes(first.id)) ?? new Uint8Array())).toBe(first.sha256);
    });

    test('the same id twice in one call is judged in order', async () => {
      const first = envelope();
      const other = envelope(ageFile(), first.id);
      expect(await ledger.append([first, first, other], today)).toEqual(['stored', 'duplicate', 'conflict']);
      expect(await entriesOf(ledger)).toHaveLength(1);
    });

    test('bytes that are not what their hash says are refused, with all that came with them', async () => {
      const good = envelope();
      const bad = { ...envelope(), sha256: sha256(ageFile()) };
      await expect(ledger.append([good, bad], today)).rejects.toThrow();
      expect(await entriesOf(ledger)).toEqual([]);
      expect(await ledger.append([good], today)).toEqual(['stored']);
    });

    test('an unknown id has no bytes', async () => {
      expect(await ledger.bytes(envelope().id)).toBeNull();
    });

    test('missing names the ids whose very bytes are not held', async () => {
      const held = envelope();
      const absent = envelope();
      const changed = envelope(ageFile(), held.id);
      await ledger.append([held], today);
      expect(await ledger.missing([held, absent])).toEqual([absent.id]);
      expect(await ledger.missing([changed])).toEqual([held.id]);
      expect(await ledger.missing([])).toEqual([]);
    });

    test('pages of any size show every envelope once, in the order of arrival', async () => {
      const all = Array.from({ length: 7 }, () => envelope());
      for (const one of all) await ledger.append([one], today);
      for (const pageSize of [1, 2, 3, 7, 8]) {
        expect((await entriesOf(ledger, pageSize)).map(({ id }) => id)).toEqual(all.map(({ id }) => id));
      }
    });

    test('the last page has no next, also when it is full', async () => {
      await ledger.append([envelope(), envelope()], today);
      expect((await ledger.index(null, 2)).next).toBeNull();
      expect((await ledger.index(null, 1)).next).not.toBeNull();
    });

    test('a page holds no more bytes than asked, but always one envelope', async () => {
      const size = ageFile(1000).byteLength;
      await ledger.append([envelope(ageFile(1000)), envelope(ageFile(1000)), envelope(ageFile(1000))], today);
      expect((await ledger.index(null, 9, size * 2)).envelopes).toHaveLength(2);
      expect((await ledger.index(null, 9, size * 2 - 1)).envelopes).toHaveLength(1);
      expect((await ledger.index(null, 9, 1)).envelopes).toHaveLength(1);
      expect((await ledger.index(null, 9, size * 3)).next).toBeNull();
    });

    test('refused and repeated envelopes leave no gap that a reader could fall into', async () => {
      const one = envelope();
      const two = envelope();
      await ledger.append([one], today);
      const { next } = await ledger.index(null, 1);
      await ledger.append([one, envelope(ageFile(), one.id)], today);
      await ledger.append([two], today);
      expect(next).toBeNull();
      expect((await entriesOf(ledger, 1)).map(({ id }) => id)).toEqual([one.id, two.id]);
    });

    test('a cursor of another ledger starts at the beginning', async () => {
      const one = envelope();
      await ledger.append([one, envelope()], today);
      for (const stranger of ['00000000-zz', 'x', '_-', 'z'.repeat(64)]) {
        expect((await ledger.index(stranger, 1)).envelopes[0]?.id).toBe(one.id);
      }
    });

    test('a reader that follows the cursor while several write misses nothing', async () => {
      const writers = [ledger, await open(), await open()];
      const all = Array.from({ length: 60 }, () => envelope(ageFile(50)));
      const seen = new Set<string>();
      const writing = Promise.all(
        writers.map(async (writer, which) => {
          for (const one of all.filter((_, at) => at % writers.length === which))
            await writer.append([one], today);
        }),
      );
      const reader = await open();
      let after: string | null = null;
      const readOn = async () => {
        const page = await reader.index(after, 4);
        for (const { id } of page.envelopes) seen.add(id);
        after = page.next ?? after;
        return page.next;
      };
      const state = { written: false };
      void writing.finally(() => (state.written = true));
      while (!state.written) await readOn();
      while ((await readOn()) !== null);
      expect(seen).toEqual(new Set(all.map(({ id }) => id)));
    });

    test('the epoch is a random id that stays', async () => {
      const epoch = await ledger.epoch();
      expect(epoch).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(await (await open()).epoch()).toBe(epoch);
    });

    test('whatever is sent in whatever order, the first bytes of each id are there once', async () => {
      const known = Array.from({ length: 4 }, () => envelope(ageFile(20)).id);
      const bodies = Array.from({ length: 3 }, () => ageFile(20));
      const one = fc.tuple(fc.constantFrom(...known), fc.constantFrom(...bodies));
      await fc.assert(
        fc.asyncProperty(fc.array(fc.array(one, { maxLength: 4 }), { maxLength: 6 }), async (calls) => {
          const own = await createPlace();
          const fresh = await own.open();
          const first = new Map<string, string>();
          for (const call of calls) {
            const envelopes = call.map(([id, bytes]) => envelope(bytes, id));
            const expected = envelopes.map(({ id, sha256: hash }) => {
              const held = first.get(id);
              if (held === undefined) first.set(id, hash);
              return held === undefined ? 'stored' : held === hash ? 'duplicate' : 'conflict';
            });
            expect(await fresh.append(envelopes, today)).toEqual(expected);
          }
          const entries = await entriesOf(fresh, 2);
          expect(entries.map(({ id, sha256: hash }) => [id, hash])).toEqual([...first]);
          await fresh.close();
          await own.remove();
        }),
        { numRuns: 25 },
      );
    });

    test('a closed ledger rejects, and closing twice does no harm', async () => {
      await ledger.close();
      await ledger.close();
      await expect(ledger.append([envelope()], today)).rejects.toThrow();
      await expect(ledger.index(null, 1)).rejects.toThrow();
    });
  });
}
