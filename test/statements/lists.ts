import ts from 'typescript';

/** A list of the program: the module and the name it can be had from, and the type its rows are read into. */
export interface DeclaredList {
  readonly file: string;
  readonly name: string;
  readonly row: ts.Type;
  readonly at: ts.Node;
}
export interface FoundLists {
  readonly lists: readonly DeclaredList[];
  /** Lists that no test could get at. */
  readonly hidden: readonly string[];
}

const BUILDER = /libs\/platform\/src\/list\/list\.ts$/;

/** Every place where a list is made: `new List<Row, …>` and `list.showing<Row>()`. */
export function findLists(program: ts.Program, files: readonly string[]): FoundLists {
  const checker = program.getTypeChecker();
  const lists: DeclaredList[] = [];
  const hidden: string[] = [];
  const isList = (type: ts.Type): type is ts.TypeReference =>
    type.symbol?.name === 'List' && BUILDER.test(type.symbol.declarations?.[0]?.getSourceFile().fileName ?? '');
  const isMade = (node: ts.Node): node is ts.NewExpression | ts.CallExpression =>
    (ts.isNewExpression(node) || ts.isCallExpression(node)) && isList(checker.getTypeAtLocation(node));
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (!source || BUILDER.test(file)) continue;
    const exported = new Set(checker.getExportsOfModule(checker.getSymbolAtLocation(source) ?? failed(file)).map(({ name }) => name));
    const visit = (node: ts.Node): void => {
      if (isMade(node)) {
        const named = ts.isVariableDeclaration(node.parent) && ts.isIdentifier(node.parent.name) ? node.parent.name.text : '';
        const row = checker.getTypeArguments(checker.getTypeAtLocation(node) as ts.TypeReference)[0];
        if (row && exported.has(named)) lists.push({ file, name: named, row, at: node });
        else hidden.push(`${file}: ${node.getText().slice(0, 60)}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { lists, hidden };
}

function failed(file: string): never {
  throw new Error(`${file} is no module`);
}
