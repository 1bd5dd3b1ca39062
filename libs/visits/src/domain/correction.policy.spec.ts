import { mayCorrect } from './correction.policy';

describe('who may correct a visit', () => {
  const visit = { orgPath: '0001.0002.0003.', recordedBy: 'author', onBehalfOf: 'visitor' };
  const by = (id: string, role: Parameters<typeof mayCorrect>[0]['role'], scopePath: string | null) =>
    mayCorrect({ id, role, scopePath }, visit);

  it.each([
    ['its author', by('author', 'CADRE', '0001.0002.'), true],
    ['its visitor', by('visitor', 'CADRE', '0001.0002.0003.'), true],
    ['another cadre', by('other', 'CADRE', '0001.0002.'), false],
    ['the clerk of its scope', by('other', 'OFFICE_CLERK', '0001.0002.'), true],
    ['the head of its office', by('other', 'OFFICE_HEAD', '0001.0002.'), true],
    ["a sibling's clerk", by('other', 'OFFICE_CLERK', '0001.0004.'), false],
    ['its author from another post', by('author', 'CADRE', '0001.0004.'), false],
    ['a leader', by('other', 'CHIEF_LEADER', '0001.0002.'), false],
    ['nobody in a post', by('author', 'CADRE', null), false],
  ])('%s', (_, allowed, expected) => {
    expect(allowed).toBe(expected);
  });
});
