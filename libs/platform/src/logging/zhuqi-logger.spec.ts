import { withoutNumbers, ZhuqiLogger } from './zhuqi-logger';

describe('the log', () => {
  const lines: string[] = [];
  const logger = new ZhuqiLogger('info', { write: (line: string) => void lines.push(line) });
  const last = () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>;

  it('writes one line of JSON with time, level, place and words', () => {
    logger.warn('looks odd', 'jobs');
    expect(last()).toMatchObject({ level: 'warn', context: 'jobs', msg: 'looks odd', time: expect.stringMatching(/^\d{4}-.*Z$/) });
    logger.error('broken', 'Error: broken\n    at x', 'http');
    expect(last()).toMatchObject({ level: 'error', context: 'http', msg: 'broken', stack: 'Error: broken\n    at x' });
  });

  it('keeps quiet below its level', () => {
    const before = lines.length;
    logger.debug('detail', 'x');
    expect(lines).toHaveLength(before);
  });

  it('writes errors, objects and nothing at all', () => {
    for (const message of [new Error('e'), { a: 1 }, undefined, null, Symbol('s')]) expect(() => logger.log(message)).not.toThrow();
  });

  it('lets no telephone or identity number through, and leaves other numbers alone', () => {
    expect(withoutNumbers('Key (phone)=(13812345678) exists')).toBe('Key (phone)=(138********) exists');
    expect(withoutNumbers('id 411323199001011234, 41132319900101123X')).toBe('id 411323********, 411323********');
    for (const text of ['seq 1234567890123', '91411323MA45678901', '01a20b84-86d9-7134-8dc4-ca503d2be411', '20241124'])
      expect(withoutNumbers(text)).toBe(text);
  });
});
