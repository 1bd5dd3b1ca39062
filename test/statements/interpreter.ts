import ts from 'typescript';
import { Decisions, Unknown } from './unknown';

type Fn = (...args: unknown[]) => unknown;
type Key = string | symbol;

class Returned {
  constructor(readonly value: unknown) {}
}
class Thrown {
  constructor(readonly value: unknown) {}
}
class Left {
  constructor(readonly way: 'break' | 'continue') {}
}
/** A run that took too long to be of use. */
class Exhausted extends Error {}

class Scope {
  private readonly names = new Map<string, unknown>();
  constructor(private readonly outer: Scope | undefined) {}
  declare(name: string, value: unknown): void {
    this.names.set(name, value);
  }
  find(name: string): { readonly value: unknown } | undefined {
    return this.names.has(name) ? { value: this.names.get(name) } : this.outer?.find(name);
  }
  assign(name: string, value: unknown): void {
    if (this.names.has(name)) this.names.set(name, value);
    else this.outer?.assign(name, value);
  }
}

/** Which type a type parameter stands for, in the call that is being run. */
export type TypeArguments = ReadonlyMap<ts.Symbol, ts.Type>;
interface Frame {
  readonly scope: Scope;
  readonly self: unknown;
  readonly types: TypeArguments;
  readonly depth: number;
}

export interface Hooks {
  /** Whether a call hands a statement over; it is then not run. */
  readonly isStatement: (call: ts.CallExpression) => boolean;
  readonly statement: (call: ts.CallExpression, sql: unknown, types: TypeArguments) => void;
  /** Values that stand for an unknown one of a type, as an expression of a module: rows of a dictionary. */
  readonly samples: ReadonlyMap<string, ts.Declaration>;
}

const BUILT_IN: Readonly<Record<string, unknown>> = {
  Object,
  Array,
  Math,
  JSON,
  String,
  Number,
  Boolean,
  Map,
  Set,
  RegExp,
  Promise: { all: (list: unknown) => list, resolve: (value: unknown) => value },
  undefined: undefined,
  Infinity,
  NaN,
};

const DEEPEST = 24;
const MOST_STEPS = 60_000;
const closures = new WeakMap<object, ts.Node>();
const instances = new WeakMap<object, ts.ClassLikeDeclaration>();

const bare = (node: ts.Expression): ts.Expression =>
  ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) ? bare(node.expression) : node;
const isFunction = (value: unknown): value is Fn => typeof value === 'function';
const isObject = (value: unknown): value is Record<Key, unknown> =>
  typeof value === 'object' && value !== null && !(value instanceof Unknown);
const hasUnknown = (values: readonly unknown[]): boolean => values.some((value) => value instanceof Unknown);

/**
 * Runs TypeScript as far as texts are made by it: what only a running program knows is an `Unknown`, and where the way hangs on one,
 * `Decisions` says which way is gone. Promises are what they promise.
 */
export class Interpreter {
  /** Constants whose value hung on nothing that was decided: the same in every run. */
  private readonly lasting = new Map<ts.Node, { readonly value: unknown }>();
  private globals = new Map<ts.Node, { readonly value: unknown }>();
  private steps = 0;
  private decisions = new Decisions(new Map());

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly hooks: Hooks,
  ) {}

  private entered: ReadonlySet<ts.Node> = new Set();

  /** Runs a function, a method or a class from its beginning, with nothing known of what it is given. `entered`: asynchronous work that is run too. */
  runRoot(root: ts.Node, decisions: Decisions, entered: ReadonlySet<ts.Node>): void {
    this.begin(decisions, entered);
    try {
      if (ts.isClassLike(root)) return void this.instantiate(root, undefined, this.top());
      const owner = ts.isClassLike(root.parent) ? root.parent : undefined;
      const isStatic = ts.canHaveModifiers(root) && ts.getModifiers(root)?.some((m) => m.kind === ts.SyntaxKind.StaticKeyword);
      const self = owner && !isStatic ? this.instantiate(owner, undefined, this.top()) : undefined;
      if (ts.isConstructorDeclaration(root)) return;
      const answer = ts.isFunctionLike(root)
        ? this.call(root as ts.FunctionLikeDeclaration, undefined, { ...this.top(), self })
        : this.evaluate(root as ts.Expression, { ...this.top(), self });
      this.runClosures([answer]);
    } catch (error) {
      if (!(error instanceof Thrown || error instanceof Exhausted || error instanceof RangeError || error instanceof TypeError))
        throw error;
    }
  }

  /** What an expression of constants of modules is. */
  constant(node: ts.Expression, decisions: Decisions): unknown {
    this.begin(decisions, new Set());
    return this.settledSql(this.evaluate(node, this.top()));
  }

  private begin(decisions: Decisions, entered: ReadonlySet<ts.Node>): void {
    this.decisions = decisions;
    this.entered = entered;
    this.globals = new Map();
    this.steps = 0;
    this.pending = undefined;
    this.running.clear();
  }

  private top(): Frame {
    return { scope: new Scope(undefined), self: undefined, types: new Map(), depth: 0 };
  }

  private typeOf(node: ts.Node): ts.Type | undefined {
    const type = this.checker.getTypeAtLocation(node);
    return this.checker.getAwaitedType(type) ?? type;
  }

  private readonly names = new Map<ts.Node, Unknown>();

  /** The same for a place in every run: what is decided of it holds for all that is made of it. */
  private unknown(node: ts.Node): Unknown {
    const known = this.names.get(node);
    if (known) return known;
    const file = node.getSourceFile();
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    const name = node.getText().replace(/\s+/gu, ' ').slice(0, 40);
    const made = new Unknown(`${name} (${file.fileName.split('/').slice(-1)[0]}:${line + 1}:${node.getStart()})`, () => this.typeOf(node));
    this.names.set(node, made);
    return made;
  }

  // Decisions about what is not known

  private isTrue(value: unknown): boolean {
    if (!(value instanceof Unknown)) return Boolean(value);
    return this.decisions.choose(`${value.id}?`, 2) === 0;
  }

  private isSame(left: unknown, right: unknown): boolean {
    if (left instanceof Unknown && right instanceof Unknown)
      return left === right || this.decisions.choose(`${left.id}==${right.id}`, 2) === 0;
    const [unknown, known] = left instanceof Unknown ? [left, right] : [right as Unknown, left];
    if (!(unknown instanceof Unknown)) return left === right;
    if (known === undefined || known === null) return !this.isTrue(unknown);
    const settled = this.literal(unknown);
    if (!(settled instanceof Unknown)) return settled === known;
    return this.decisions.choose(`${unknown.id}==${String(known)}`, 2) === 0;
  }

  /** One of the texts that the type of an unknown value names, where it names them. */
  private literal(value: Unknown): unknown {
    const { type } = value;
    if (!type) return value;
    if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
    if (!type.isUnion()) return type.flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike) ? 1 : value;
    const named = type.types.filter((one) => !(one.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)));
    if (named.every((one) => one.flags & ts.TypeFlags.NumberLike)) return 1;
    const texts = named.flatMap((one) => (one.isStringLiteral() ? [one.value] : []));
    if (texts.length === 0 || texts.length !== named.length) return value;
    return texts[this.decisions.choose(`${value.id}#`, texts.length)];
  }

  private asText(value: unknown): string {
    const settled = value instanceof Unknown ? this.literal(value) : value;
    return String(settled);
  }

  /** A value of the dictionary for an unknown one of its type. */
  private sampled(value: unknown): unknown {
    if (!(value instanceof Unknown)) return value;
    const name = value.type?.aliasSymbol?.name ?? value.type?.symbol?.name;
    const declaration = name === undefined ? undefined : this.hooks.samples.get(name);
    if (!declaration) return value;
    const list = this.global(declaration);
    const all = Array.isArray(list) ? list : isObject(list) && instances.has(list) ? [list] : Object.values(list as object);
    return all[this.decisions.choose(`${value.id}@`, all.length)];
  }

  // Statements

  private block(statements: readonly ts.Statement[], frame: Frame): void {
    const inner = { ...frame, scope: new Scope(frame.scope) };
    for (const one of statements) {
      if (ts.isFunctionDeclaration(one) && one.name) inner.scope.declare(one.name.text, this.closure(one, inner));
      if (ts.isClassDeclaration(one) && one.name) inner.scope.declare(one.name.text, one);
    }
    for (const one of statements) this.execute(one, inner);
  }

  private execute(node: ts.Statement, frame: Frame): void {
    if (++this.steps > MOST_STEPS) throw new Exhausted();
    if (ts.isVariableStatement(node)) return this.variables(node.declarationList, frame);
    if (ts.isExpressionStatement(node)) return void this.evaluate(node.expression, frame);
    if (ts.isReturnStatement(node)) throw new Returned(node.expression ? this.evaluate(node.expression, frame) : undefined);
    if (ts.isIfStatement(node)) {
      if (this.isTrue(this.evaluate(node.expression, frame))) this.execute(node.thenStatement, frame);
      else if (node.elseStatement) this.execute(node.elseStatement, frame);
      return;
    }
    if (ts.isBlock(node)) return this.block(node.statements, frame);
    if (ts.isThrowStatement(node)) throw new Thrown(this.evaluate(node.expression, frame));
    if (ts.isForOfStatement(node)) return this.forOf(node, frame);
    if (ts.isForStatement(node)) return this.forLoop(node, frame);
    if (ts.isWhileStatement(node) || ts.isDoStatement(node))
      return this.loop(
        () => this.execute(node.statement, frame),
        () => this.isTrue(this.evaluate(node.expression, frame)),
      );
    if (ts.isSwitchStatement(node)) return this.switchOver(node, frame);
    if (ts.isTryStatement(node)) return this.tryAll(node, frame);
    if (ts.isBreakStatement(node)) throw new Left('break');
    if (ts.isContinueStatement(node)) throw new Left('continue');
  }

  private variables(list: ts.VariableDeclarationList, frame: Frame): void {
    for (const one of list.declarations) this.bind(one.name, one.initializer ? this.evaluate(one.initializer, frame) : undefined, frame);
  }

  /** At most three rounds, one where only a running program knows how many. */
  private loop(body: () => void, goesOn: () => boolean): void {
    for (let round = 0; round < 3 && goesOn(); round++) if (this.leaves(body)) return;
  }

  private leaves(body: () => void): boolean {
    try {
      body();
    } catch (left) {
      if (!(left instanceof Left)) throw left;
      return left.way === 'break';
    }
    return false;
  }

  private forOf(node: ts.ForOfStatement, frame: Frame): void {
    const list = this.evaluate(node.expression, frame);
    const items =
      list instanceof Unknown ? [this.element(list)] : isObject(list) || typeof list === 'string' ? [...(list as Iterable<unknown>)] : [];
    for (const item of items) {
      const inner = { ...frame, scope: new Scope(frame.scope) };
      if (ts.isVariableDeclarationList(node.initializer)) this.bind(node.initializer.declarations[0]!.name, item, inner);
      if (this.leaves(() => this.execute(node.statement, inner))) return;
    }
  }

  private forLoop(node: ts.ForStatement, frame: Frame): void {
    const inner = { ...frame, scope: new Scope(frame.scope) };
    if (node.initializer) {
      if (ts.isVariableDeclarationList(node.initializer)) this.variables(node.initializer, inner);
      else this.evaluate(node.initializer, inner);
    }
    this.loop(
      () => {
        this.execute(node.statement, inner);
        if (node.incrementor) this.evaluate(node.incrementor, inner);
      },
      () => !node.condition || this.isTrue(this.evaluate(node.condition, inner)),
    );
  }

  private switchOver(node: ts.SwitchStatement, frame: Frame): void {
    const value = this.evaluate(node.expression, frame);
    const { clauses } = node.caseBlock;
    let at = clauses.findIndex((one) => ts.isCaseClause(one) && this.isSame(value, this.evaluate(one.expression, frame)));
    if (at < 0) at = clauses.findIndex((one) => ts.isDefaultClause(one));
    if (at < 0) return;
    this.leaves(() => {
      for (const one of clauses.slice(at)) this.block(one.statements, frame);
    });
  }

  private tryAll(node: ts.TryStatement, frame: Frame): void {
    try {
      this.execute(node.tryBlock, frame);
    } catch (thrown) {
      if (!(thrown instanceof Thrown) || !node.catchClause) throw thrown;
      const inner = { ...frame, scope: new Scope(frame.scope) };
      if (node.catchClause.variableDeclaration) this.bind(node.catchClause.variableDeclaration.name, thrown.value, inner);
      this.execute(node.catchClause.block, inner);
    } finally {
      if (node.finallyBlock) this.execute(node.finallyBlock, frame);
    }
  }

  private bind(name: ts.BindingName, value: unknown, frame: Frame): void {
    if (ts.isIdentifier(name)) return frame.scope.declare(name.text, value);
    const taken: string[] = [];
    name.elements.forEach((one, n) => {
      if (ts.isOmittedExpression(one)) return;
      const key = ts.isObjectBindingPattern(name) ? (one.propertyName ?? one.name).getText() : String(n);
      taken.push(key);
      let part: unknown;
      if (one.dotDotDotToken) part = this.rest(value, taken.slice(0, -1), n, one);
      else part = value instanceof Unknown ? value.part(key, () => this.typeOf(one.name)) : this.property(value, key, one);
      if (part === undefined && one.initializer) part = this.evaluate(one.initializer, frame);
      this.bind(one.name, part, frame);
    });
  }

  private rest(value: unknown, taken: readonly string[], from: number, node: ts.BindingElement): unknown {
    if (Array.isArray(value)) return value.slice(from);
    if (value instanceof Unknown || !isObject(value))
      return value instanceof Unknown ? value.part('...', () => this.typeOf(node.name)) : value;
    return Object.fromEntries(Object.entries(value).filter(([key]) => !taken.includes(key)));
  }

  // Functions and classes

  private closure(node: ts.FunctionLikeDeclaration, frame: Frame): Fn {
    const closure: Fn = (...args) => {
      const entered = this.pending;
      this.pending = undefined;
      return this.call(node, args, { ...frame, types: entered?.types ?? frame.types, depth: entered?.depth ?? frame.depth });
    };
    closures.set(closure, node);
    return closure;
  }

  /** `args` undefined: nothing is known of them. */
  private call(node: ts.FunctionLikeDeclaration, args: readonly unknown[] | undefined, outer: Frame): unknown {
    if (outer.depth > DEEPEST || !node.body) return this.unknown(node);
    const frame = { ...outer, scope: new Scope(outer.scope), depth: outer.depth + 1 };
    node.parameters.forEach((one, n) => {
      let value: unknown = args ? (one.dotDotDotToken ? args.slice(n) : args[n]) : this.unknown(one.name);
      if (value === undefined && one.initializer) value = this.evaluate(one.initializer, frame);
      this.bind(one.name, value, frame);
    });
    if (!ts.isBlock(node.body)) return this.evaluate(node.body, frame);
    try {
      this.block(node.body.statements, frame);
    } catch (done) {
      if (done instanceof Returned) return done.value;
      throw done;
    }
    return undefined;
  }

  private instantiate(node: ts.ClassLikeDeclaration, args: readonly unknown[] | undefined, frame: Frame): object {
    const self: Record<Key, unknown> = {};
    instances.set(self, node);
    this.construct(node, self, args, frame);
    return self;
  }

  private construct(node: ts.ClassLikeDeclaration, self: Record<Key, unknown>, args: readonly unknown[] | undefined, outer: Frame): void {
    const frame = { ...outer, self, scope: new Scope(outer.scope), depth: outer.depth + 1 };
    const base = this.baseOf(node);
    const own = node.members.find((one): one is ts.ConstructorDeclaration => ts.isConstructorDeclaration(one) && one.body !== undefined);
    if (base) this.construct(base, self, own ? undefined : args, frame);
    own?.parameters.forEach((one, n) => {
      let value: unknown = args ? args[n] : this.unknown(one.name);
      if (value === undefined && one.initializer) value = this.evaluate(one.initializer, frame);
      this.bind(one.name, value, frame);
      if (ts.isParameterPropertyDeclaration(one, own)) self[one.name.getText()] = value;
    });
    for (const one of node.members) {
      if (ts.isPropertyDeclaration(one) && !one.modifiers?.some((m) => m.kind === ts.SyntaxKind.StaticKeyword))
        self[one.name.getText()] = one.initializer ? this.evaluate(one.initializer, frame) : undefined;
    }
    if (own?.body)
      try {
        this.block(own.body.statements, frame);
      } catch (done) {
        if (!(done instanceof Returned)) throw done;
      }
  }

  private baseOf(node: ts.ClassLikeDeclaration): ts.ClassLikeDeclaration | undefined {
    const extended = node.heritageClauses?.find((one) => one.token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
    const found = extended && this.declarationOf(extended.expression);
    return found && ts.isClassLike(found) && !found.getSourceFile().isDeclarationFile ? found : undefined;
  }

  private memberOf(node: ts.ClassLikeDeclaration, name: string): ts.ClassElement | undefined {
    const own = node.members.find((one) => one.name?.getText() === name && !(ts.isMethodDeclaration(one) && !one.body));
    if (own) return own;
    const base = this.baseOf(node);
    return base && this.memberOf(base, name);
  }

  // Names

  private declarationOf(node: ts.Node): ts.Declaration | undefined {
    let symbol = this.checker.getSymbolAtLocation(node);
    if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = this.checker.getAliasedSymbol(symbol);
    return symbol?.valueDeclaration ?? symbol?.declarations?.[0];
  }

  private global(declaration: ts.Declaration): unknown {
    const known = this.lasting.get(declaration) ?? this.globals.get(declaration);
    if (known) return known.value;
    const before = this.decisions.taken.size;
    this.globals.set(declaration, { value: new Unknown(declaration.getText().slice(0, 40), () => undefined) });
    const value = this.globalValue(declaration);
    (this.decisions.taken.size === before ? this.lasting : this.globals).set(declaration, { value });
    return value;
  }

  private globalValue(node: ts.Declaration): unknown {
    if (node.getSourceFile().isDeclarationFile) return this.unknown(node);
    if (ts.isVariableDeclaration(node)) return node.initializer ? this.evaluate(node.initializer, this.top()) : this.unknown(node);
    if (ts.isFunctionDeclaration(node)) return this.closure(this.implementation(node), this.top());
    if (ts.isClassLike(node)) return node;
    if (ts.isEnumMember(node)) return this.checker.getConstantValue(node);
    if (ts.isMethodDeclaration(node)) return this.closure(node, this.top());
    if (ts.isBindingElement(node)) {
      const list = ts.findAncestor(node, ts.isVariableDeclaration);
      const frame = this.top();
      if (list?.initializer) this.bind(list.name, this.evaluate(list.initializer, frame), frame);
      return frame.scope.find(node.name.getText())?.value;
    }
    return this.unknown(node);
  }

  private implementation(node: ts.FunctionDeclaration): ts.FunctionDeclaration {
    const symbol = node.name && this.checker.getSymbolAtLocation(node.name);
    const found = symbol?.declarations?.find(
      (one): one is ts.FunctionDeclaration => ts.isFunctionDeclaration(one) && one.body !== undefined,
    );
    return found ?? node;
  }

  private identifier(node: ts.Identifier, frame: Frame): unknown {
    const local = frame.scope.find(node.text);
    if (local) return local.value;
    const declaration = this.declarationOf(node);
    if (declaration && !declaration.getSourceFile().isDeclarationFile) return this.global(declaration);
    return Object.hasOwn(BUILT_IN, node.text) ? BUILT_IN[node.text] : this.unknown(node);
  }

  // Properties

  private element(list: Unknown): unknown {
    return this.sampled(list.part('[]', () => list.type && this.checker.getIndexTypeOfType(list.type, ts.IndexKind.Number)));
  }

  private property(of: unknown, key: Key, node: ts.Node): unknown {
    const owner = this.sampled(of);
    if (owner instanceof Unknown) return this.sampled(owner.part(String(key), () => this.typeOf(node)));
    if (owner === undefined || owner === null) return undefined;
    if (isObject(owner) && instances.has(owner) && !Object.hasOwn(owner, key)) return this.member(owner, String(key), node);
    if (isObject(owner) && 'kind' in owner && ts.isClassLike(owner as unknown as ts.Node))
      return this.staticMember(owner as unknown as ts.ClassLikeDeclaration, String(key), node);
    if (isFunction(owner) && closures.has(owner)) return Reflect.get(owner, key);
    return Reflect.get(Object(owner) as object, key);
  }

  private member(owner: Record<Key, unknown>, key: string, node: ts.Node): unknown {
    const found = this.memberOf(instances.get(owner)!, key);
    const frame = { ...this.top(), self: owner };
    if (found && ts.isMethodDeclaration(found)) return this.closure(found, frame);
    if (found && ts.isGetAccessorDeclaration(found)) return this.call(found, [], frame);
    return found ? undefined : this.unknown(node);
  }

  private staticMember(owner: ts.ClassLikeDeclaration, key: string, node: ts.Node): unknown {
    const found = this.memberOf(owner, key);
    if (found && ts.isMethodDeclaration(found)) return this.closure(found, { ...this.top(), self: owner });
    if (found && ts.isPropertyDeclaration(found) && found.initializer)
      return this.evaluate(found.initializer, { ...this.top(), self: owner });
    return this.unknown(node);
  }

  /** One of the values of a table where its key is not known. */
  private lookUp(of: unknown, key: unknown, node: ts.Node): unknown {
    const settled = key instanceof Unknown ? this.literal(key) : key;
    if (!(settled instanceof Unknown)) return this.property(of, typeof settled === 'symbol' ? settled : String(settled), node);
    const owner = this.sampled(of);
    if (owner instanceof Unknown) return this.sampled(owner.part(`[${settled.id}]`, () => this.typeOf(node)));
    const values = owner instanceof Map ? [...owner.values()] : Object.values(Object(owner) as object);
    return values.length === 0
      ? undefined
      : (values as unknown[])[this.decisions.choose(`${settled.id}@${node.getStart()}`, values.length)];
  }

  // Expressions

  evaluate(node: ts.Expression, frame: Frame): unknown {
    if (++this.steps > MOST_STEPS) throw new Exhausted();
    if (ts.isStringLiteralLike(node)) return node.text;
    if (ts.isNumericLiteral(node)) return Number(node.text);
    if (ts.isBigIntLiteral(node)) return BigInt(node.text.slice(0, -1).replaceAll('_', ''));
    if (ts.isTemplateExpression(node)) return this.template(node, frame);
    if (ts.isIdentifier(node)) return this.identifier(node, frame);
    if (ts.isPropertyAccessExpression(node)) return this.access(node, frame);
    if (ts.isElementAccessExpression(node))
      return this.lookUp(this.evaluate(node.expression, frame), this.evaluate(node.argumentExpression, frame), node);
    if (ts.isCallExpression(node)) return this.callExpression(node, frame);
    if (ts.isConditionalExpression(node))
      return this.evaluate(this.isTrue(this.evaluate(node.condition, frame)) ? node.whenTrue : node.whenFalse, frame);
    if (ts.isBinaryExpression(node)) return this.binary(node, frame);
    if (ts.isArrayLiteralExpression(node)) return this.array(node.elements, frame);
    if (ts.isObjectLiteralExpression(node)) return this.object(node, frame);
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return this.closure(node, frame);
    if (ts.isNewExpression(node)) return this.construction(node, frame);
    return this.plainer(node, frame);
  }

  private plainer(node: ts.Expression, frame: Frame): unknown {
    if (
      ts.isParenthesizedExpression(node) ||
      ts.isAsExpression(node) ||
      ts.isNonNullExpression(node) ||
      ts.isSatisfiesExpression(node) ||
      ts.isAwaitExpression(node) ||
      ts.isTypeAssertionExpression(node)
    )
      return this.evaluate(node.expression, frame);
    if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return this.unary(node, frame);
    if (ts.isVoidExpression(node)) return void this.evaluate(node.expression, frame);
    if (ts.isTypeOfExpression(node)) return this.typeName(this.evaluate(node.expression, frame));
    if (ts.isRegularExpressionLiteral(node)) {
      const [, pattern = '', flags = ''] = /^\/(.*)\/([a-z]*)$/su.exec(node.text) ?? [];
      return new RegExp(pattern, flags);
    }
    if (ts.isClassExpression(node)) return node;
    switch (node.kind) {
      case ts.SyntaxKind.TrueKeyword:
        return true;
      case ts.SyntaxKind.FalseKeyword:
        return false;
      case ts.SyntaxKind.NullKeyword:
        return null;
      case ts.SyntaxKind.ThisKeyword:
        return frame.self ?? this.unknown(node);
      default:
        return this.unknown(node);
    }
  }

  private typeName(value: unknown): string {
    if (!(value instanceof Unknown)) return typeof value;
    const types = value.type?.isUnion() ? value.type.types : value.type ? [value.type] : [];
    const names = types.map((one) =>
      one.flags & ts.TypeFlags.StringLike
        ? 'string'
        : one.flags & ts.TypeFlags.NumberLike
          ? 'number'
          : one.getCallSignatures().length
            ? 'function'
            : 'object',
    );
    const distinct = [...new Set(names)];
    return distinct[this.decisions.choose(`${value.id}:typeof`, Math.max(1, distinct.length))] ?? 'object';
  }

  private template(node: ts.TemplateExpression, frame: Frame): string {
    return node.templateSpans.reduce(
      (text, span) => text + this.asText(this.evaluate(span.expression, frame)) + span.literal.text,
      node.head.text,
    );
  }

  private access(node: ts.PropertyAccessExpression, frame: Frame): unknown {
    const { expression } = node;
    if (ts.isIdentifier(expression) && !frame.scope.find(expression.text)) {
      const symbol = this.checker.getSymbolAtLocation(expression);
      const aliased = symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
      if (aliased && aliased.flags & (ts.SymbolFlags.ValueModule | ts.SymbolFlags.RegularEnum)) {
        const declaration = this.declarationOf(node.name);
        return declaration ? this.global(declaration) : this.unknown(node);
      }
    }
    if (expression.kind === ts.SyntaxKind.SuperKeyword) return this.unknown(node);
    return this.property(this.evaluate(expression, frame), node.name.text, node);
  }

  private array(elements: readonly ts.Expression[], frame: Frame): unknown[] {
    return elements.flatMap((one) => {
      if (!ts.isSpreadElement(one)) return [this.evaluate(one, frame)];
      const list = this.evaluate(one.expression, frame);
      if (list instanceof Unknown) return [this.element(list)];
      return isObject(list) || typeof list === 'string' ? [...(list as Iterable<unknown>)] : [];
    });
  }

  private object(node: ts.ObjectLiteralExpression, frame: Frame): object {
    const made: Record<string, unknown> = {};
    for (const one of node.properties) {
      if (ts.isSpreadAssignment(one)) {
        const spread = this.evaluate(one.expression, frame);
        if (isObject(spread)) Object.assign(made, spread);
        else if (spread instanceof Unknown && spread.type)
          for (const name of spread.type.getProperties())
            made[name.name] ??= this.sampled(spread.part(name.name, () => this.checker.getTypeOfSymbol(name)));
        continue;
      }
      const key = ts.isComputedPropertyName(one.name) ? this.asText(this.evaluate(one.name.expression, frame)) : one.name.text;
      if (ts.isPropertyAssignment(one)) made[key] = this.evaluate(one.initializer, frame);
      else if (ts.isShorthandPropertyAssignment(one)) made[key] = this.shorthand(one, frame);
      else if (ts.isMethodDeclaration(one)) made[key] = this.closure(one, { ...frame, self: made });
    }
    return made;
  }

  private shorthand(node: ts.ShorthandPropertyAssignment, frame: Frame): unknown {
    const local = frame.scope.find(node.name.text);
    if (local) return local.value;
    let symbol = this.checker.getShorthandAssignmentValueSymbol(node);
    if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = this.checker.getAliasedSymbol(symbol);
    return symbol?.valueDeclaration ? this.global(symbol.valueDeclaration) : this.unknown(node);
  }

  private construction(node: ts.NewExpression, frame: Frame): unknown {
    const args = this.array(node.arguments ?? [], frame);
    const made = this.evaluate(node.expression, frame);
    if (isObject(made) && ts.isClassLike(made as unknown as ts.Node))
      return this.instantiate(made as unknown as ts.ClassLikeDeclaration, args, { ...this.top(), depth: frame.depth });
    if ((made === Map || made === Set || made === Array) && !hasUnknown(args))
      return Reflect.construct(made as new (...given: unknown[]) => object, args);
    if ((made === Map || made === Set) && args[0] instanceof Unknown) return this.unknown(node);
    return this.unknown(node);
  }

  private unary(node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression, frame: Frame): unknown {
    const value = this.evaluate(node.operand, frame);
    switch (node.operator) {
      case ts.SyntaxKind.ExclamationToken:
        return !this.isTrue(value);
      case ts.SyntaxKind.PlusPlusToken:
      case ts.SyntaxKind.MinusMinusToken: {
        const next = value instanceof Unknown ? value : Number(value) + (node.operator === ts.SyntaxKind.PlusPlusToken ? 1 : -1);
        this.assign(node.operand, next, frame);
        return ts.isPrefixUnaryExpression(node) ? next : value;
      }
      case ts.SyntaxKind.MinusToken:
        return value instanceof Unknown ? value : -Number(value);
      default:
        return value instanceof Unknown ? value : Number(value);
    }
  }

  private assign(to: ts.Expression, value: unknown, frame: Frame): void {
    if (ts.isIdentifier(to)) return frame.scope.assign(to.text, value);
    if (!ts.isPropertyAccessExpression(to) && !ts.isElementAccessExpression(to)) return;
    const owner = this.evaluate(to.expression, frame);
    const key = ts.isPropertyAccessExpression(to) ? to.name.text : this.evaluate(to.argumentExpression, frame);
    if ((isObject(owner) || isFunction(owner)) && !(key instanceof Unknown)) Reflect.set(owner, key as Key, value);
  }

  private binary(node: ts.BinaryExpression, frame: Frame): unknown {
    const K = ts.SyntaxKind;
    const kind = node.operatorToken.kind;
    const left = (): unknown => this.evaluate(node.left, frame);
    const right = (): unknown => this.evaluate(node.right, frame);
    const missing = (value: unknown): boolean => (value instanceof Unknown ? !this.isTrue(value) : value === undefined || value === null);
    switch (kind) {
      case K.EqualsToken: {
        const value = right();
        this.assign(node.left, value, frame);
        return value;
      }
      case K.AmpersandAmpersandToken: {
        const value = left();
        return this.isTrue(value) ? right() : value instanceof Unknown ? undefined : value;
      }
      case K.BarBarToken: {
        const value = left();
        return this.isTrue(value) ? value : right();
      }
      case K.QuestionQuestionToken: {
        const value = left();
        return missing(value) ? right() : value;
      }
      case K.QuestionQuestionEqualsToken: {
        const value = left();
        if (!missing(value)) return value;
        const next = right();
        this.assign(node.left, next, frame);
        return next;
      }
      case K.PlusEqualsToken: {
        const next = this.plus(left(), right());
        this.assign(node.left, next, frame);
        return next;
      }
      case K.CommaToken:
        left();
        return right();
      case K.InstanceOfKeyword: {
        // The good way first: not an error, not a refusal.
        const value = left();
        return value instanceof Unknown ? this.decisions.choose(`${value.id} instanceof ${node.right.getText()}`, 2) === 1 : false;
      }
      case K.InKeyword: {
        const [key, owner] = [left(), right()];
        if (owner instanceof Unknown || key instanceof Unknown)
          return this.decisions.choose(`${node.getText()}@${node.getStart()}`, 2) === 0;
        return isObject(owner) && (key as Key) in owner;
      }
      default:
        return this.operation(kind, left(), right(), node);
    }
  }

  private plus(left: unknown, right: unknown): unknown {
    if (typeof left === 'string' || typeof right === 'string') return this.asText(left) + this.asText(right);
    if (hasUnknown([left, right])) return left instanceof Unknown ? left : right;
    return (left as number) + (right as number);
  }

  private operation(kind: ts.SyntaxKind, left: unknown, right: unknown, node: ts.BinaryExpression): unknown {
    const K = ts.SyntaxKind;
    if (kind === K.EqualsEqualsEqualsToken || kind === K.EqualsEqualsToken) return this.isSame(left, right);
    if (kind === K.ExclamationEqualsEqualsToken || kind === K.ExclamationEqualsToken) return !this.isSame(left, right);
    if (kind === K.PlusToken) return this.plus(left, right);
    const compares = [K.LessThanToken, K.GreaterThanToken, K.LessThanEqualsToken, K.GreaterThanEqualsToken].includes(kind);
    if (hasUnknown([left, right]))
      return compares ? this.decisions.choose(`${node.getText()}@${node.getStart()}`, 2) === 1 : this.unknown(node);
    const [a, b] = [left as number, right as number];
    switch (kind) {
      case K.LessThanToken:
        return a < b;
      case K.GreaterThanToken:
        return a > b;
      case K.LessThanEqualsToken:
        return a <= b;
      case K.GreaterThanEqualsToken:
        return a >= b;
      case K.MinusToken:
        return a - b;
      case K.AsteriskToken:
        return a * b;
      case K.SlashToken:
        return a / b;
      case K.PercentToken:
        return a % b;
      default:
        return this.unknown(node);
    }
  }

  // Calls

  private callExpression(node: ts.CallExpression, frame: Frame): unknown {
    const callee = bare(node.expression);
    if (node.expression.kind === ts.SyntaxKind.SuperKeyword) return undefined;
    const owner =
      ts.isPropertyAccessExpression(callee) && callee.expression.kind !== ts.SyntaxKind.SuperKeyword
        ? this.sampled(this.ownerOf(callee, frame))
        : undefined;
    const isStatement = this.hooks.isStatement(node);
    const args = this.array(node.arguments, frame);
    if (isStatement) {
      this.hooks.statement(node, this.settledSql(args[0]), frame.types);
      return this.unknown(node);
    }
    if (owner instanceof Unknown) return this.callOfUnknown(node, owner, args, frame);
    const called =
      ts.isPropertyAccessExpression(callee) && owner !== undefined
        ? this.property(owner, callee.name.text, callee)
        : this.evaluate(callee, frame);
    if (called === undefined || called === null) return undefined;
    if (isFunction(called))
      return closures.has(called) ? this.callClosure(node, called, args, frame) : this.callNative(node, called, owner, args);
    return this.byDeclaration(node, args, frame);
  }

  private ownerOf(callee: ts.PropertyAccessExpression, frame: Frame): unknown {
    if (ts.isIdentifier(callee.expression) && !frame.scope.find(callee.expression.text)) {
      const symbol = this.checker.getSymbolAtLocation(callee.expression);
      const aliased = symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
      if (aliased && aliased.flags & ts.SymbolFlags.ValueModule) return undefined;
    }
    return this.evaluate(callee.expression, frame);
  }

  private settledSql(value: unknown): unknown {
    const sql = this.sampled(value);
    if (sql instanceof Unknown) return this.literal(sql);
    return isObject(sql) && 'text' in sql ? sql['text'] : sql;
  }

  private callClosure(node: ts.CallExpression, called: Fn, args: readonly unknown[], frame: Frame): unknown {
    const target = closures.get(called)!;
    if (frame.depth > DEEPEST) return this.unknown(node);
    return this.enter(node, target as ts.FunctionLikeDeclaration, args, frame, called);
  }

  /** Runs what is called when it makes texts or hands statements over; of other work only the answer's type is known. */
  private enter(node: ts.CallExpression, target: ts.FunctionLikeDeclaration, args: readonly unknown[], frame: Frame, called: Fn): unknown {
    const isLocal = !ts.isSourceFile(target.parent) && !ts.isClassLike(target.parent) && !ts.isVariableDeclaration(target.parent);
    const nested = ts.findAncestor(target.parent, ts.isFunctionLike) !== undefined;
    const answers = this.checker.getTypeAtLocation(node);
    const isPromise = answers.symbol?.name === 'Promise';
    const given = args.some((one) => !(one instanceof Unknown) && one !== undefined && one !== null && (isObject(one) || isFunction(one)));
    if (isPromise && !isLocal && !nested && !given && !this.entered.has(target)) return this.unknown(node);
    const types = this.typeArguments(node, target, frame.types);
    const before = this.pending;
    this.pending = { types, depth: frame.depth + 1 };
    try {
      return called(...args);
    } finally {
      this.pending = before;
    }
  }

  private pending: { readonly types: TypeArguments; readonly depth: number } | undefined;

  private typeArguments(node: ts.CallExpression, target: ts.FunctionLikeDeclaration, outer: TypeArguments): TypeArguments {
    if (!target.typeParameters?.length) return outer;
    const signature = this.checker.getResolvedSignature(node);
    const types = signature && this.checker.getTypeArgumentsForResolvedSignature(signature);
    const made = new Map(outer);
    target.typeParameters.forEach((one, n) => {
      const symbol = this.checker.getSymbolAtLocation(one.name);
      const type = types?.[n];
      if (symbol && type) made.set(symbol, outer.get(type.symbol) ?? type);
    });
    return made;
  }

  /** A method of something unknown: run when it is written in the project and its own state is none. */
  private callOfUnknown(node: ts.CallExpression, owner: Unknown, args: readonly unknown[], frame: Frame): unknown {
    const name = (bare(node.expression) as ts.PropertyAccessExpression).name.text;
    const elements = owner.type && (this.checker.isArrayType(owner.type) || this.checker.isTupleType(owner.type));
    if (elements) {
      const [work] = args;
      if (isFunction(work) && ['map', 'flatMap'].includes(name)) return [work(this.element(owner), 0)].flat(name === 'flatMap' ? 1 : 0);
      if (['filter', 'toSorted', 'slice', 'concat', 'toReversed'].includes(name)) {
        this.runClosures(args, this.element(owner));
        return owner;
      }
      if (['find', 'at'].includes(name)) {
        this.runClosures(args, this.element(owner));
        return this.element(owner);
      }
    }
    if (owner.type && owner.type.flags & ts.TypeFlags.StringLike && !hasUnknown(args)) this.runClosures(args);
    return this.byDeclaration(node, args, frame);
  }

  private byDeclaration(node: ts.CallExpression, args: readonly unknown[], frame: Frame): unknown {
    const declared = this.checker.getResolvedSignature(node)?.declaration;
    if (
      declared &&
      ts.isFunctionLike(declared) &&
      !declared.getSourceFile().isDeclarationFile &&
      this.entered.has(declared) &&
      'body' in declared &&
      declared.body
    ) {
      const owner = ts.isClassLike(declared.parent) ? this.instantiate(declared.parent, undefined, this.top()) : undefined;
      const types = this.typeArguments(node, declared as ts.FunctionLikeDeclaration, frame.types);
      return this.call(declared as ts.FunctionLikeDeclaration, args, { ...this.top(), self: owner, types, depth: frame.depth + 1 });
    }
    this.runClosures(args);
    return this.unknown(node);
  }

  /** Work that is handed to somebody: it is done once, with nothing known of what it is given. */
  private runClosures(values: readonly unknown[], first?: unknown): void {
    for (const one of values) {
      if (isFunction(one) && closures.has(one)) this.runClosure(one, first);
      else if (isObject(one) && !Array.isArray(one) && !instances.has(one) && !('kind' in one && 'pos' in one))
        this.runClosures(Object.values(one));
    }
  }

  private readonly running = new Set<ts.Node>();

  private runClosure(closure: Fn, first: unknown): void {
    const node = closures.get(closure) as ts.FunctionLikeDeclaration;
    if (this.running.has(node)) return;
    this.running.add(node);
    try {
      const args = node.parameters.map((one, n) => (n === 0 && first !== undefined ? first : this.unknown(one.name)));
      this.runClosures([closure(...args)]);
    } catch (thrown) {
      if (!(thrown instanceof Thrown)) throw thrown;
    } finally {
      this.running.delete(node);
    }
  }

  private callNative(node: ts.CallExpression, called: Fn, owner: unknown, args: readonly unknown[]): unknown {
    const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : '';
    if (owner instanceof Map && name === 'get' && args[0] instanceof Unknown) return this.lookUp(owner, args[0], node);
    if (name === 'then' && isFunction(args[0])) return args[0](owner);
    if (name === 'catch' || name === 'finally') return owner;
    const texts = Array.isArray(owner) && name === 'join' ? owner.map((one) => this.asText(one)) : owner;
    const settled = called === String ? args.map((one) => this.asText(one)) : args;
    const isBuilder = Array.isArray(owner) || owner instanceof Map || owner instanceof Set || owner === Array || called === Boolean;
    if (!isBuilder && hasUnknown(settled)) return owner === BUILT_IN['Promise'] ? args[0] : this.unknown(node);
    try {
      return Reflect.apply(called, texts, settled) as unknown;
    } catch (error) {
      if (error instanceof TypeError || error instanceof SyntaxError) return this.unknown(node);
      throw error;
    }
  }
}
