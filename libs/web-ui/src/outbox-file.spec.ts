import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { buildOutboxFile, fromBase64, type OutboxFile, readOutboxFile, toBase64 } from './outbox-file';
import { sha256 } from './sha256';

const FILE: Omit<OutboxFile, 'format' | 'version'> = {
  exportedAt: '2026-03-02T02:00:00.000Z',
  person: { id: 'p', name: '李干部' },
  entries: [
    {
      id: 'mark',
      kind: 'VISIT',
      savedAt: '2026-03-01T08:00:00.000Z',
      firms: [{ id: 'f', name: '佳明食品' }],
      input: { channel: 'ON_SITE', topics: ['ORDERS'] },
      photos: [{ id: 'photo', type: 'image/jpeg', data: 'AAEC' }],
    },
  ],
};

describe('the file of an outbox', () => {
  it('comes back as it was written', () => {
    expect(readOutboxFile(buildOutboxFile(FILE))).toEqual({ file: { format: 'zhuqi-outbox', version: 2, ...FILE } });
  });
  it('of version 1 comes back under the present names', () => {
    const entries = FILE.entries.map((entry) => ({ ...entry, input: { way: 'ON_SITE', topics: ['ORDERS'] } }));
    const body = { format: 'zhuqi-outbox', version: 1, ...FILE, entries };
    const text = JSON.stringify({ ...body, checksum: sha256(JSON.stringify(body)) });
    expect(readOutboxFile(text)).toEqual({ file: { ...body, ...FILE } });
  });
  it('is refused when anything was changed or cut off', () => {
    const text = buildOutboxFile(FILE);
    expect(readOutboxFile(text.replace('ON_SITE', 'PHONE'))).toEqual({ fault: 'DAMAGED' });
    expect(readOutboxFile(text.slice(0, -20))).toEqual({ fault: 'DAMAGED' });
  });
  it('of a newer version, or no such file at all, is said to be that', () => {
    expect(readOutboxFile(buildOutboxFile(FILE).replace('"version":2', '"version":3'))).toEqual({ fault: 'NEWER' });
    expect(readOutboxFile('企业名称,日期')).toEqual({ fault: 'NOT_OURS' });
    expect(readOutboxFile('null')).toEqual({ fault: 'NOT_OURS' });
  });
});

describe('the plain SHA-256', () => {
  it('is that of the library, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
      }),
    );
  });
});

describe('base64', () => {
  it('gives the bytes back', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => expect([...fromBase64(toBase64(bytes))]).toEqual([...bytes])));
  });
});
