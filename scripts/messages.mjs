// Words of the pages: every word of a dictionary is said somewhere, by its own area, and no word is a copy of a common one.
// That every word said exists the compiler knows already. Uses the type checker: `t(\`reach${code}\`)` says several words.
import { dirname, relative, resolve } from 'node:path';
import ts from 'typescript';

const APPS = ['apps/console', 'apps/phone'];
/** Folders of the whole app, whose words every area may say. */
const SHARED = ['libs/web-ui/src/messages', 'apps/phone/src/cadre/shell', 'apps/console/src/shell'];
const isDictionary = (path) => path.endsWith('.messages.ts');

/** Dictionaries by file: key → its text and the files that say it. */
const dictionaries = new Map();
const faults = [];

function propertiesOf(type) {
  return type.getProperties().flatMap((property) => {
    const [declaration] = property.declarations ?? [];
    const file = declaration && relative('.', declaration.getSourceFile().fileName);
    return file && isDictionary(file) ? [{ key: property.name, file, declaration }] : [];
  });
}

function literals(type) {
  const parts = type.isUnion() ? type.types : [type];
  return parts.filter((part) => part.isStringLiteral()).map((part) => part.value);
}

for (const app of APPS) {
  const { config } = ts.readConfigFile(`${app}/tsconfig.json`, ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, resolve(app));
  const program = ts.createProgram(fileNames, { ...options, incremental: false, tsBuildInfoFile: undefined });
  const checker = program.getTypeChecker();
  const sources = program.getSourceFiles().filter(({ fileName }) => /\/(apps|libs)\//.test(fileName) && !fileName.includes('node_modules'));

  for (const source of sources.filter(({ fileName }) => isDictionary(fileName))) {
    const file = relative('.', source.fileName);
    const words = dictionaries.get(file) ?? new Map();
    dictionaries.set(file, words);
    const visit = (node) => {
      if (
        ts.isPropertyAssignment(node) &&
        ts.isObjectLiteralExpression(node.initializer) &&
        !words.has(node.name.text) &&
        node.initializer.properties.some(({ name }) => name?.getText() === 'zh')
      )
        words.set(node.name.text, { text: node.initializer.getText().replace(/\s+/g, ' '), saidBy: new Set() });
      else ts.forEachChild(node, visit);
    };
    visit(source);
  }

  const say = (dictionary, keys, from) => {
    for (const { key, file } of propertiesOf(dictionary)) if (keys.includes(key)) dictionaries.get(file)?.get(key)?.saidBy.add(from);
  };
  for (const source of sources.filter(({ fileName }) => !isDictionary(fileName))) {
    const from = relative('.', source.fileName);
    const visit = (node) => {
      if (ts.isCallExpression(node)) {
        const said = checker.getTypeAtLocation(node.expression);
        const [dictionary] = said.aliasSymbol?.name === 'Translate' ? (said.aliasTypeArguments ?? []) : [];
        if (dictionary) say(dictionary, literals(checker.getTypeAtLocation(node.arguments[0])), from);
      }
      if (ts.isPropertyAccessExpression(node)) say(checker.getTypeAtLocation(node.expression), [node.name.text], from);
      if (ts.isElementAccessExpression(node))
        say(checker.getTypeAtLocation(node.expression), literals(checker.getTypeAtLocation(node.argumentExpression)), from);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
}

const common = new Map();
for (const [file, words] of dictionaries)
  if (file.startsWith('libs/web-ui/')) for (const [key, { text }] of words) common.set(`${key} ${text}`, file);

for (const [file, words] of dictionaries) {
  const shared = SHARED.some((folder) => file.startsWith(`${folder}/`));
  for (const [key, { text, saidBy }] of words) {
    if (saidBy.size === 0) faults.push(`${file}: nobody says ${key}`);
    const copied = common.get(`${key} ${text}`);
    if (copied !== undefined && copied !== file) faults.push(`${file}: ${key} is a copy of the one in ${copied}`);
    if (!shared)
      for (const from of saidBy)
        if (!from.startsWith(`${dirname(file)}/`)) faults.push(`${from} says ${key} of ${file}: a word that two areas say is shared`);
  }
}
if (process.env.MESSAGES_DUMP)
  console.log(JSON.stringify([...dictionaries].map(([f, w]) => [f, [...w].map(([k, v]) => [k, [...v.saidBy]])])));
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);
