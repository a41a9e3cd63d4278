/** What every adapter of the files must do. Each adapter's test runs it whole: there are no opt-outs. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { BlobRefused, type Blobs, BlobsUnavailable } from '../../src/store/blobs.ts';

/** No files. `reopen` opens the same place once more; `overwrite` does to a stored file what a failing disk does. */
export type OpenedBlobs = {
  blobs: Blobs;
  reopen(): Promise<Blobs>;
  overwrite(tenant: string, sha256: string, content: Uint8Array): Promise<void>;
  dispose(): Promise<void>;
};

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const TYPE = 'application/pdf';
const sample = Buffer.from(Array.from({ length: 1000 }, (_, place) => place % 256));
const plain = (found: Awaited<ReturnType<Blobs['get']>>) =>
  found && { type: found.type, bytes: Buffer.from(found.bytes) };

export function blobContract(name: string, open: () => Promise<OpenedBlobs>): void {
  describe(`the contract of the files, kept by ${name}`, () => {
    let opened: OpenedBlobs;
    let blobs: Blobs;
    beforeEach(async () => {
      opened = await open();
      blobs = opened.blobs;
    });
    afterEach(() => opened.dispose());
    const put = (bytes: Uint8Array, tenant = 'contoso', type = TYPE) =>
      blobs.put(tenant, hashOf(bytes), { bytes, type });
    const got = async (bytes: Uint8Array, tenant = 'contoso') =>
      plain(await blobs.get(tenant, hashOf(bytes)));

    test.each<[string, Buffer]>([
      ['any bytes', sample],
      ['none', Buffer.alloc(0)],
      ['five million', Buffer.alloc(5_000_000, 'evidence ')],
      ['what looks like a head of its own', Buffer.from('waymark-file text/plain\nx')],
    ])('%s come back as they were put, with their type', async (_name, bytes) => {
      await put(bytes);
      const found = await got(bytes);
      expect(found?.type).toBe(TYPE);
      expect(found?.bytes.equals(bytes)).toBe(true);
    });

    test.each(['text/plain; charset=windows-1252', 'image/svg+xml', 'application/vnd.ms-outlook'])(
      'the type %s is kept',
      async (type) => {
        await put(sample, 'contoso', type);
        expect(await got(sample)).toMatchObject({ type });
      },
    );

    test('notes stand beside the files of their tenant, by name, the last word of each', async () => {
      expect([...(await blobs.notes('contoso'))]).toEqual([]);
      await blobs.note('contoso', 'redaction-2', 'second');
      await blobs.note('contoso', 'redaction-1', 'é first');
      await blobs.note('contoso', 'redaction-2', 'second, again');
      await blobs.note('fabrikam', 'redaction-1', 'theirs');
      expect([...(await blobs.notes('contoso'))]).toEqual([
        ['redaction-1', 'é first'],
        ['redaction-2', 'second, again'],
      ]);
      expect([...(await (await opened.reopen()).notes('fabrikam'))]).toEqual([['redaction-1', 'theirs']]);
      await put(sample);
      expect((await blobs.notes('contoso')).size).toBe(2);
    });

    test.each(['', '..', 'a/b', 'Upper', '1st', 'x'.repeat(101)])(
      'a note named "%s" is refused',
      async (name) => {
        await expect(blobs.note('contoso', name, 'x')).rejects.toThrow(BlobRefused);
      },
    );

    test('what nobody put is not there', async () => {
      expect(await got(sample)).toBeUndefined();
    });

    test('the same bytes are kept once, under the type that came first', async () => {
      await put(sample);
      await put(sample, 'contoso', 'text/plain');
      expect(await got(sample)).toEqual({ bytes: sample, type: TYPE });
    });

    test('many who put the same at once all succeed, through one opening or two', async () => {
      const second = await opened.reopen();
      const bytes = Buffer.alloc(200_000, 'all at once ');
      const putting = Array.from({ length: 8 }, (_, place) =>
        (place % 2 === 0 ? blobs : second).put('contoso', hashOf(bytes), { bytes, type: TYPE }),
      );
      await Promise.all(putting);
      expect(await got(bytes)).toEqual({ bytes, type: TYPE });
    });

    test('another opening of the same place sees it', async () => {
      await put(sample);
      expect(plain(await (await opened.reopen()).get('contoso', hashOf(sample)))).toEqual({
        bytes: sample,
        type: TYPE,
      });
    });

    test('each tenant has its own, however it is called', async () => {
      const tenants = [
        'a',
        'A',
        'a.',
        '.',
        '..',
        'a/b',
        '../a',
        'con',
        'incoming',
        'é',
        'X'.repeat(100),
        'x'.repeat(100),
        'a_62',
        'ab',
      ];
      for (const tenant of tenants) {
        const bytes = Buffer.from(`of ${tenant}`);
        await put(bytes, tenant);
        for (const other of tenants) expect((await got(bytes, other)) !== undefined).toBe(other === tenant);
      }
    });

    test('what is removed is gone, here and nowhere else, and may be removed again', async () => {
      await put(sample);
      await put(sample, 'fabrikam');
      await blobs.remove('contoso', hashOf(sample));
      await blobs.remove('contoso', hashOf(sample));
      expect(await got(sample)).toBeUndefined();
      expect(await got(sample, 'fabrikam')).toBeDefined();
      await put(sample);
      expect(await got(sample)).toBeDefined();
    });

    test.each([
      ['no digest', 'minutes.pdf'],
      ['a path', `../${hashOf(sample)}`],
      ['capitals', hashOf(sample).toUpperCase()],
      ['too short', hashOf(sample).slice(1)],
      ['of other bytes', hashOf(Buffer.from('other'))],
    ])('a name that is %s is refused', async (_name, name) => {
      await expect(blobs.put('contoso', name, { bytes: sample, type: TYPE })).rejects.toThrow(BlobRefused);
      expect(await got(sample)).toBeUndefined();
    });

    test.each(['', 'pdf', 'text/plain\nx: y', 'text/plain; x="y"', `text/${'x'.repeat(300)}`])(
      'the type %j is refused',
      async (type) => {
        await expect(put(sample, 'contoso', type)).rejects.toThrow(BlobRefused);
      },
    );

    test('a tenant without a name is refused', async () => {
      await expect(put(sample, '')).rejects.toThrow(BlobRefused);
      await expect(blobs.get('contoso', '../../etc/passwd')).rejects.toThrow(BlobRefused);
    });

    test.each<[string, Uint8Array]>([
      ['other bytes', Buffer.alloc(1000, 'x')],
      ['half of them', sample.subarray(0, 500)],
      ['nothing', Buffer.alloc(0)],
    ])('%s in its place are not given out; putting it again mends it', async (_name, damage) => {
      await put(sample);
      await opened.overwrite('contoso', hashOf(sample), damage);
      await expect(got(sample)).rejects.toThrow(BlobsUnavailable);
      await expect(got(sample)).rejects.toThrow(/is damaged; .*backup/);
      await put(sample);
      expect(await got(sample)).toMatchObject({ bytes: sample });
    });

    test('any order of putting, reading and removing ends as it would in memory', async () => {
      const step = fc.record({
        what: fc.constantFrom('put', 'put', 'get', 'remove'),
        tenant: fc.constantFrom('a', 'A'),
        number: fc.nat(2),
      });
      const prefix = { run: 0 };
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          prefix.run += 1;
          const kept = new Set<string>();
          for (const { what, tenant, number } of steps) {
            const bytes = Buffer.from(`file ${number} of run ${prefix.run}`);
            if (what === 'put') kept.add(`${tenant}${number}`);
            if (what === 'remove') kept.delete(`${tenant}${number}`);
            if (what === 'put') await put(bytes, tenant);
            else if (what === 'remove') await blobs.remove(tenant, hashOf(bytes));
            else
              expect((await got(bytes, tenant))?.bytes).toEqual(
                kept.has(`${tenant}${number}`) ? bytes : undefined,
              );
          }
        }),
        { numRuns: 20 },
      );
    });
  });
}
