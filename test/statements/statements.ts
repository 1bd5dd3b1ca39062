import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { Interpreter, type TypeArguments } from './interpreter';
import { everyWay, unknownsIn } from './unknown';

/** A statement as it leaves the program, in one of its forms. */
export interface Statement {
  /** file:line */
  readonly place: string;
  readonly call: ts.CallExpression;
  readonly sql: string;
  /** What a row is read into; undefined where nothing is read from it. */
  readonly row: ts.Type | undefined;
}
export interface Unresolved {
  readonly place: string;
  readonly why: string;
}
export interface Found {
  readonly checker: ts.TypeChecker;
  readonly places: readonly string[];
  readonly statements: readonly Statement[];
  readonly unresolved: readonly Unresolved[];
}

export interface Options {
  readonly root: string;
  /** The files whose statements are looked for. */
  readonly files: readonly string[];
  /** Of a type by its name: the exported constant, as `file#NAME`, that holds all its values. */
  readonly samples?: Readonly<Record<string, string>>;
}

/** Methods that take a statement, by the file that declares them, and whether rows are read. */
const METHODS: readonly { readonly file: RegExp; readonly names: ReadonlySet<string> }[] = [
  { file: /libs\/platform\/src\/database\/(?:tx|database)\.ts$/, names: new Set(['rows', 'first', 'change']) },
  { file: /@types\/pg(?:-pool)?\/index\.d\.ts$/, names: new Set(['query']) },
];
const MOST_RUNS = 400;
const HIGHEST = 5;

const isNamed = (call: ts.CallExpression): boolean =>
  ts.isPropertyAccessExpression(call.expression) &&
  METHODS.some(({ names }) => names.has((call.expression as ts.PropertyAccessExpression).name.text));

export function programOf({ root, files }: Options): ts.Program {
  const file = join(root, 'tsconfig.json');
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(file, (path) => ts.sys.readFile(path)).config, ts.sys, dirname(file));
  return ts.createProgram({ rootNames: [...files], options: { ...options, incremental: false, noEmit: true, tsBuildInfoFile: undefined } });
}

/** The function, method or class that a run begins with. */
function rootOf(node: ts.Node): ts.Node | undefined {
  let found: ts.Node | undefined;
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isFunctionLike(at)) found = at;
    if (ts.isPropertyDeclaration(at) && ts.isClassLike(at.parent)) found = at.parent;
  }
  return found;
}

class Search {
  readonly checker: ts.TypeChecker;
  private readonly calls: ts.CallExpression[] = [];
  private readonly callers = new Map<ts.Node, ts.CallExpression[]>();
  private readonly samples = new Map<string, ts.Declaration>();
  private readonly forms = new Map<ts.CallExpression, Map<string, { readonly sql: string; readonly row: ts.Type | undefined }>>();

  constructor(
    program: ts.Program,
    private readonly options: Options,
  ) {
    this.checker = program.getTypeChecker();
    const wanted = new Set(options.files.map((file) => ts.sys.resolvePath(file)));
    for (const file of program.getSourceFiles()) {
      if (file.isDeclarationFile) continue;
      const isWanted = wanted.has(ts.sys.resolvePath(file.fileName));
      const visit = (node: ts.Node): void => {
        if (ts.isCallExpression(node)) {
          if (isWanted && this.isStatement(node)) this.calls.push(node);
          else this.noteCaller(node);
        }
        ts.forEachChild(node, visit);
      };
      visit(file);
    }
    for (const [type, place] of Object.entries(options.samples ?? {})) {
      const [file = '', name = ''] = place.split('#');
      const source = program.getSourceFile(join(options.root, file));
      const symbol = source && this.checker.getSymbolAtLocation(source)?.exports?.get(ts.escapeLeadingUnderscores(name));
      if (!symbol?.valueDeclaration) throw new Error(`no such constant: ${place}`);
      this.samples.set(type, symbol.valueDeclaration);
    }
    this.interpreter = new Interpreter(this.checker, {
      isStatement: (call) => this.isStatement(call),
      statement: (call, sql, types) => this.note(call, sql, types),
      samples: this.samples,
    });
  }

  private symbolAt(node: ts.Node): ts.Symbol | undefined {
    const symbol = this.checker.getSymbolAtLocation(node);
    return symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  private readonly known = new Map<ts.CallExpression, boolean>();

  private isStatement(call: ts.CallExpression): boolean {
    const known = this.known.get(call);
    if (known !== undefined) return known;
    const is = this.handsOver(call);
    this.known.set(call, is);
    return is;
  }

  private handsOver(call: ts.CallExpression): boolean {
    if (!isNamed(call)) return false;
    const { name } = call.expression as ts.PropertyAccessExpression;
    const declared = this.symbolAt(name)?.declarations?.[0]?.getSourceFile().fileName ?? '';
    return METHODS.some(({ file, names }) => names.has(name.text) && file.test(declared));
  }

  /** A function by its name, or a constant that holds one. */
  private noteCaller(call: ts.CallExpression): void {
    const callee = ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression;
    for (const declared of this.symbolAt(callee)?.declarations ?? []) {
      const held = ts.isVariableDeclaration(declared) || ts.isPropertyDeclaration(declared) ? declared.initializer : declared;
      if (!held || !ts.isFunctionLike(held)) continue;
      const list = this.callers.get(held);
      if (list) list.push(call);
      else this.callers.set(held, [call]);
    }
  }

  placeOf(node: ts.Node): string {
    const file = node.getSourceFile();
    return `${relative(this.options.root, file.fileName)}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  }

  /** The row type of a call: what it names, or what is inferred from where its answer goes. */
  private rowOf(call: ts.CallExpression, types: TypeArguments): ts.Type | undefined {
    const { name } = call.expression as ts.PropertyAccessExpression;
    if (name.text === 'change') return undefined;
    if (name.text === 'query' && !call.typeArguments) return undefined;
    const signature = this.checker.getResolvedSignature(call);
    const row = call.typeArguments?.[0]
      ? this.checker.getTypeFromTypeNode(call.typeArguments[0])
      : signature && this.checker.getTypeArgumentsForResolvedSignature(signature)?.[0];
    return row && (types.get(row.symbol) ?? row);
  }

  private readonly interpreter: Interpreter;

  private note(call: ts.CallExpression, sql: unknown, types: TypeArguments): void {
    const text = String(sql);
    const row = this.rowOf(call, types);
    const forms = this.forms.get(call) ?? new Map<string, { readonly sql: string; readonly row: ts.Type | undefined }>();
    forms.set(`${row ? this.checker.typeToString(row) : ''} ${text}`, { sql: text, row });
    this.forms.set(call, forms);
  }

  private run(root: ts.Node, entered: ReadonlySet<ts.Node>): void {
    everyWay((decisions) => this.interpreter.runRoot(root, decisions, entered), MOST_RUNS);
  }

  /** Whether a text is made of constants of modules alone: then it needs no run. */
  private isConstant(node: ts.Node): boolean {
    if (node.kind === ts.SyntaxKind.ThisKeyword || ts.isFunctionLike(node)) return false;
    if (ts.isPropertyAccessExpression(node)) return this.isConstant(node.expression);
    if (!ts.isIdentifier(node)) return ts.forEachChild(node, (part) => !this.isConstant(part) || undefined) === undefined;
    const declared = this.symbolAt(node)?.declarations?.[0];
    return declared !== undefined && ts.findAncestor(declared.parent, (at) => ts.isFunctionLike(at) || ts.isClassLike(at)) === undefined;
  }

  private runConstant(call: ts.CallExpression): void {
    const [sql] = call.arguments;
    if (!sql || !this.isConstant(sql)) return;
    everyWay((decisions) => this.note(call, this.interpreter.constant(sql, decisions), new Map()), MOST_RUNS);
  }

  private isResolved(call: ts.CallExpression): boolean {
    const forms = [...(this.forms.get(call)?.values() ?? [])];
    return forms.length > 0 && forms.every(({ sql }) => unknownsIn(sql).length === 0) && forms.every(({ row }) => !row?.isTypeParameter());
  }

  /** Runs the callers of a function, each from its own beginning, until the statement hangs on nothing unknown. */
  private climb(call: ts.CallExpression, root: ts.Node, entered: ReadonlySet<ts.Node>, height: number): boolean {
    const callers = this.callers.get(root) ?? [];
    if (callers.length === 0 || height > HIGHEST) return false;
    const inner = new Set([...entered, root]);
    return callers.every((caller) => {
      const from = rootOf(caller);
      if (!from || inner.has(from)) return true;
      this.forms.delete(call);
      this.run(from, inner);
      return this.isResolved(call) || this.climb(call, from, inner, height + 1);
    });
  }

  search(): Found {
    for (const call of this.calls) this.runConstant(call);
    const roots = new Set(this.calls.filter((call) => !this.isResolved(call)).flatMap((call) => rootOf(call) ?? []));
    for (const root of roots) this.run(root, new Set());
    const unresolved: Unresolved[] = [];
    const statements: Statement[] = [];
    for (const call of this.calls) {
      const root = rootOf(call);
      if (!this.isResolved(call) && root) this.resolve(call, root);
      const place = this.placeOf(call);
      const forms = [...(this.forms.get(call)?.values() ?? [])];
      if (forms.length === 0) unresolved.push({ place, why: 'no run reached it' });
      const names = new Set(forms.flatMap(({ sql }) => unknownsIn(sql)));
      for (const name of names) unresolved.push({ place, why: `its text hangs on ${name}` });
      if (names.size === 0) for (const { sql, row } of forms) statements.push({ place, call, sql, row });
    }
    return { checker: this.checker, places: this.calls.map((call) => this.placeOf(call)), statements, unresolved };
  }

  /** What every caller makes of it, together. */
  private resolve(call: ts.CallExpression, root: ts.Node): void {
    const own = this.forms.get(call);
    const all = new Map<string, { readonly sql: string; readonly row: ts.Type | undefined }>();
    const isComplete = (this.callers.get(root) ?? []).every((caller) => {
      const from = rootOf(caller);
      if (!from) return false;
      this.forms.delete(call);
      this.run(from, new Set([root]));
      if (!this.isResolved(call) && !this.climb(call, from, new Set([root]), 1)) return false;
      for (const [key, form] of this.forms.get(call) ?? []) all.set(key, form);
      return true;
    });
    if (isComplete && all.size > 0) this.forms.set(call, all);
    else if (own) this.forms.set(call, own);
    else this.forms.delete(call);
  }
}

/** Every statement of the files, in every form it takes. */
export const findStatements = (options: Options): Found => new Search(programOf(options), options).search();
