/** PostgreSQL's own reading of a statement, as it is stored in pg_proc.prosqlbody. */
export interface TreeNode {
  readonly tag: string;
  readonly [field: string]: TreeValue;
}
export type TreeValue = TreeNode | string | readonly TreeValue[] | null;

const TOKEN = /\s*(?:([{}()])|(\[[^\]]*\])|((?:\\.|[^\s{}()[\]\\])+))/gsu;

/** Reads `{NODE :field value}`, `(list)`, `<>`, and bytes in brackets. */
export function parseTree(text: string): TreeValue {
  const tokens = [...text.matchAll(TOKEN)].map((found) => found[1] ?? found[2] ?? found[3] ?? '');
  let at = 0;
  const value = (): TreeValue => {
    const token = tokens[at++] ?? '';
    if (token === '{') return node();
    if (token === '(') return list();
    return token === '<>' ? null : token.replace(/\\(.)/gsu, '$1');
  };
  const list = (): TreeValue => {
    const items: TreeValue[] = [];
    while (tokens[at] !== ')') items.push(value());
    at += 1;
    return items;
  };
  const node = (): TreeNode => {
    const made: Record<string, TreeValue> = { tag: tokens[at++] ?? '' };
    while (tokens[at] !== '}') {
      const name = (tokens[at++] ?? '').slice(1);
      const first = value();
      // A constant is a length and its bytes.
      const bytes = tokens[at];
      made[name] = bytes?.startsWith('[') ? bytes : first;
      if (bytes?.startsWith('[')) at += 1;
    }
    at += 1;
    return made as TreeNode;
  };
  return value();
}

export const isNode = (value: TreeValue | undefined): value is TreeNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const listOf = (value: TreeValue | undefined): readonly TreeValue[] => (Array.isArray(value) ? (value as readonly TreeValue[]) : []);
export const nodesOf = (value: TreeValue | undefined): readonly TreeNode[] => listOf(value).filter(isNode);

/** The text of a constant: its bytes without the length word, or without the zero at the end. */
export function textOf(value: TreeValue | undefined, isBare: boolean): string | undefined {
  if (typeof value !== 'string' || !value.startsWith('[')) return undefined;
  const bytes = value.slice(1, -1).trim().split(/\s+/u).map(Number);
  const all = Buffer.from(bytes.map((byte) => byte & 0xff));
  return all.subarray(isBare ? 0 : 4, isBare ? -1 : undefined).toString('utf8');
}
