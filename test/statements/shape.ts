import type { Catalogue } from './catalogue';
import { isNode, listOf, nodesOf, textOf, type TreeNode, type TreeValue } from './node-tree';

/** What a column holds: its type, whether it may be null, and what is in it when it is JSON. */
export interface Shape {
  readonly type: string;
  readonly nullable: boolean;
  readonly json?: JsonShape;
}
export type JsonShape =
  { readonly kind: 'object'; readonly keys: ReadonlyMap<string, Shape> } | { readonly kind: 'array'; readonly of: Shape };

interface Place {
  readonly query: TreeNode;
  readonly outer: Place | undefined;
}

const RTE = { relation: '0', subquery: '1', join: '2', function: '3', values: '5', cte: '6', group: '9' } as const;
const EXPRESSION_SUBLINK = '4';
/** A literal whose type was never settled: bytes without a length word, and a zero at the end. */
const UNKNOWN_TYPE = '705';
const BUILT = /^(?:json|jsonb)_build_object$/;
const GATHERED = /^(?:json|jsonb)_agg(?:_strict)?$/;

/** Reads from PostgreSQL's tree what each column of an answer is. */
export class Shapes {
  constructor(private readonly catalogue: Catalogue) {}

  columns(query: TreeNode): readonly Shape[] {
    return this.targets(query).map((target) => this.expression(target['expr'], { query, outer: undefined }));
  }

  /** The columns of a query that are its answer: RETURNING of a change, the target list otherwise. */
  private targets(query: TreeNode): readonly TreeNode[] {
    const list = query['commandType'] === '1' ? query['targetList'] : query['returningList'];
    return nodesOf(list).filter((target) => target['resjunk'] !== 'true');
  }

  private union(shapes: readonly Shape[]): Shape {
    const [first = { type: 'text', nullable: true }] = shapes;
    const json = shapes.find((shape) => shape.json)?.json;
    return { type: first.type, nullable: shapes.some((shape) => shape.nullable), ...(json ? { json } : {}) };
  }

  private expression(value: TreeValue | undefined, place: Place): Shape {
    if (!isNode(value)) return { type: 'unknown', nullable: true };
    const type = this.catalogue.typeName(this.typeOid(value));
    switch (value.tag) {
      case 'VAR':
        return this.variable(value, place);
      case 'PARAM':
        // A parameter counts as given.
        return { type, nullable: false };
      case 'CONST':
        return { type, nullable: value['constisnull'] === 'true' };
      case 'COALESCE':
      case 'COALESCEEXPR':
      case 'MINMAX':
      case 'MINMAXEXPR': {
        const args = nodesOf(value['args']).map((one) => this.expression(one, place));
        return { ...this.union(args), type, nullable: args.every((one) => one.nullable) };
      }
      case 'FUNCEXPR':
        return this.call(value, type, place);
      case 'OPEXPR':
        return { type, nullable: !this.catalogue.operatorKeepsNotNull(String(value['opno'])) || this.anyNullable(value['args'], place) };
      case 'SCALARARRAYOPEXPR':
      case 'BOOLEXPR':
        return { type: 'bool', nullable: this.anyNullable(value['args'], place) };
      case 'NULLTEST':
      case 'BOOLEANTEST':
      case 'DISTINCTEXPR':
        return { type: 'bool', nullable: false };
      case 'CASE':
      case 'CASEEXPR':
        return this.choice(value, type, place);
      case 'SUBLINK':
        return this.sublink(value, place);
      case 'AGGREF':
        return this.aggregate(value, type, place);
      case 'WINDOWFUNC':
        return {
          type,
          nullable: !/^(?:row_number|rank|dense_rank|count|ntile)$/.test(this.catalogue.functionName(String(value['winfnoid']))),
        };
      case 'RELABELTYPE':
      case 'COERCEVIAIO':
      case 'ARRAYCOERCEEXPR':
      case 'COLLATE':
      case 'COLLATEEXPR':
      case 'COERCETODOMAIN':
        return { ...this.expression(value['arg'], place), type };
      case 'ARRAY':
      case 'ARRAYEXPR':
      case 'ROW':
      case 'ROWEXPR':
      case 'SQLVALUEFUNCTION':
      case 'GROUPINGFUNC':
        return { type, nullable: false };
      default:
        return { type, nullable: true };
    }
  }

  private typeOid(value: TreeNode): string {
    for (const field of [
      'vartype',
      'consttype',
      'funcresulttype',
      'opresulttype',
      'coalescetype',
      'casetype',
      'aggtype',
      'wintype',
      'resulttype',
      'array_typeid',
      'minmaxtype',
      'paramtype',
      'type',
      'row_typeid',
      'refrestype',
    ])
      if (typeof value[field] === 'string') return value[field] as string;
    return isNode(value['arg']) ? this.typeOid(value['arg']) : '25';
  }

  private anyNullable(args: TreeValue | undefined, place: Place): boolean {
    return nodesOf(args).some((one) => this.expression(one, place).nullable);
  }

  private call(value: TreeNode, type: string, place: Place): Shape {
    const oid = String(value['funcid']);
    const name = this.catalogue.functionName(oid);
    const args = nodesOf(value['args']);
    if (BUILT.test(name)) {
      const keys = new Map<string, Shape>();
      for (let n = 0; n + 1 < args.length; n += 2) {
        const key = this.constantText(args[n]);
        if (key !== undefined) keys.set(key, this.expression(args[n + 1], place));
      }
      return { type, nullable: false, json: { kind: 'object', keys } };
    }
    // A cast between json and jsonb keeps what is in it.
    const [first] = args;
    if (/^jsonb?$/.test(type) && args.length === 1 && first) return { ...this.expression(first, place), type };
    return { type, nullable: !this.catalogue.functionKeepsNotNull(oid) || this.anyNullable(value['args'], place) };
  }

  private constantText(value: TreeNode | undefined): string | undefined {
    if (!value) return undefined;
    if (value.tag === 'CONST') return textOf(value['constvalue'], value['consttype'] === UNKNOWN_TYPE);
    return isNode(value['arg']) ? this.constantText(value['arg']) : undefined;
  }

  private choice(value: TreeNode, type: string, place: Place): Shape {
    const ways = [...nodesOf(value['args']).map((one) => one['result']), value['defresult']];
    return { ...this.union(ways.map((one) => this.expression(one, place))), type };
  }

  private sublink(value: TreeNode, place: Place): Shape {
    const kind = String(value['subLinkType']);
    const inner = value['subselect'];
    if (kind === '0') return { type: 'bool', nullable: false };
    if (!isNode(inner)) return { type: 'unknown', nullable: true };
    const [target] = this.targets(inner);
    const shape = this.expression(target?.['expr'], { query: inner, outer: place });
    if (kind === EXPRESSION_SUBLINK) return { ...shape, nullable: shape.nullable || !this.alwaysOneRow(inner) };
    return kind === '6' ? { type: `${shape.type}[]`, nullable: false } : { type: 'bool', nullable: shape.nullable };
  }

  /** An aggregate over everything, or a row of constants: one row, whatever the tables hold. */
  private alwaysOneRow(query: TreeNode): boolean {
    if (listOf(query['groupClause']).length > 0 || isNode(query['havingQual']) || isNode(query['limitOffset'])) return false;
    if (query['hasAggs'] === 'true') return true;
    const from = isNode(query['jointree']) ? query['jointree'] : undefined;
    return listOf(from?.['fromlist']).length === 0 && !isNode(from?.['quals']);
  }

  private aggregate(value: TreeNode, type: string, place: Place): Shape {
    const name = this.catalogue.functionName(String(value['aggfnoid']));
    if (name === 'count') return { type, nullable: false };
    const [arg] = nodesOf(value['args']).map((one) => this.expression(one['expr'], place));
    const grouped = listOf(place.query['groupClause']).length > 0;
    const filtered = isNode(value['aggfilter']);
    if (GATHERED.test(name)) return { type, nullable: !grouped || filtered, ...(arg ? { json: { kind: 'array', of: arg } } : {}) };
    return { type, nullable: !grouped || filtered || (name !== 'array_agg' && (arg?.nullable ?? false)) };
  }

  // Columns of what a query reads from

  private variable(value: TreeNode, at: Place): Shape {
    let place: Place | undefined = at;
    for (let up = Number(value['varlevelsup']); up > 0; up--) place = place?.outer;
    const type = this.catalogue.typeName(String(value['vartype']));
    if (!place) return { type, nullable: true };
    const rte = nodesOf(place.query['rtable'])[Number(value['varno']) - 1];
    const column = Number(value['varattno']);
    const shape = rte ? this.columnOf(rte, column, place, type) : { type, nullable: true };
    const nulled = listOf(value['varnullingrels']).length > 1;
    const proven = this.isProven(value, place);
    return { ...shape, type, nullable: (shape.nullable || nulled) && !proven };
  }

  private columnOf(rte: TreeNode, column: number, place: Place, type: string): Shape {
    // A row as a whole.
    if (column === 0) return { type, nullable: false };
    switch (String(rte['rtekind'])) {
      case RTE.relation:
        return this.ofTable(String(rte['relid']), column, type);
      case RTE.subquery:
        return this.ofQuery(rte['subquery'], column, place, type);
      case RTE.join:
        return this.expression(nodesOf(rte['joinaliasvars'])[column - 1], place);
      case RTE.values:
        return this.union(listOf(rte['values_lists']).map((row) => this.expression(listOf(row)[column - 1], place)));
      case RTE.cte:
        return this.ofCte(rte, column, place, type);
      case RTE.group:
        return this.expression(nodesOf(rte['groupexprs'])[column - 1], place);
      case RTE.function:
        return { type, nullable: !this.functionColumnKeepsNotNull(rte, column) };
      default:
        return { type, nullable: true };
    }
  }

  private ofTable(table: string, column: number, type: string): Shape {
    const view = this.catalogue.viewOf(table);
    return view ? this.ofQuery(view, column, undefined, type) : { type, nullable: !this.catalogue.isNotNull(table, column) };
  }

  private functionColumnKeepsNotNull(rte: TreeNode, column: number): boolean {
    const call = nodesOf(rte['functions'])[0]?.['funcexpr'];
    const name = isNode(call) && call.tag === 'FUNCEXPR' ? this.catalogue.functionName(String(call['funcid'])) : '';
    if (rte['funcordinality'] === 'true' && column === 2) return true;
    return name === 'generate_series' || name === 'unnest' || this.catalogue.isReviewed(name);
  }

  private readonly within = new Set<TreeValue>();

  private ofQuery(query: TreeValue | undefined, column: number, outer: Place | undefined, type: string): Shape {
    if (!isNode(query)) return { type, nullable: true };
    // A query that reads from itself: what its first part says holds for the rest.
    if (this.within.has(query)) return { type, nullable: false };
    this.within.add(query);
    try {
      const place = { query, outer };
      const operation = query['setOperations'];
      if (isNode(operation)) return this.ofOperation(operation, column, place, type);
      const target = this.targets(query)[column - 1];
      return target ? this.expression(target['expr'], place) : { type, nullable: true };
    } finally {
      this.within.delete(query);
    }
  }

  private ofOperation(operation: TreeNode, column: number, place: Place, type: string): Shape {
    if (operation.tag !== 'SETOPERATIONSTMT') {
      const rte = nodesOf(place.query['rtable'])[Number(operation['rtindex']) - 1];
      return rte ? this.columnOf(rte, column, place, type) : { type, nullable: true };
    }
    const sides = [operation['larg'], operation['rarg']].filter(isNode);
    return this.union(sides.map((side) => this.ofOperation(side, column, place, type)));
  }

  private ofCte(rte: TreeNode, column: number, at: Place, type: string): Shape {
    let place: Place | undefined = at;
    for (let up = Number(rte['ctelevelsup']); up > 0; up--) place = place?.outer;
    const found = nodesOf(place?.query['cteList']).find((one) => one['ctename'] === rte['ctename']);
    return this.ofQuery(found?.['ctequery'], column, place, type);
  }

  /** A condition of the query lets no row pass where the column is null. */
  private isProven(value: TreeNode, place: Place): boolean {
    const from = isNode(place.query['jointree']) ? place.query['jointree'] : undefined;
    return this.conditions(from).some((condition) => this.provesNotNull(condition, value));
  }

  private conditions(value: TreeNode | undefined): readonly TreeNode[] {
    if (!value) return [];
    const own = isNode(value['quals']) ? this.conjuncts(value['quals']) : [];
    if (value.tag === 'FROMEXPR') return [...own, ...nodesOf(value['fromlist']).flatMap((one) => this.conditions(one))];
    if (value.tag !== 'JOINEXPR' || value['jointype'] !== '0') return [];
    return [...own, ...[value['larg'], value['rarg']].filter(isNode).flatMap((one) => this.conditions(one))];
  }

  private conjuncts(value: TreeNode): readonly TreeNode[] {
    return value.tag === 'BOOLEXPR' && value['boolop'] === 'and' ? nodesOf(value['args']).flatMap((one) => this.conjuncts(one)) : [value];
  }

  private provesNotNull(condition: TreeNode, value: TreeNode): boolean {
    const isIt = (one: TreeNode): boolean =>
      one.tag === 'VAR'
        ? one['varno'] === value['varno'] && one['varattno'] === value['varattno'] && one['varlevelsup'] === '0'
        : one.tag === 'RELABELTYPE' && isNode(one['arg']) && isIt(one['arg']);
    if (condition.tag === 'NULLTEST') return condition['nulltesttype'] === '1' && isNode(condition['arg']) && isIt(condition['arg']);
    if (condition.tag !== 'OPEXPR' || !this.catalogue.operatorKeepsNotNull(String(condition['opno']))) return false;
    return nodesOf(condition['args']).some(isIt);
  }
}
