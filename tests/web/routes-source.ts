/** What the source offers under which address: pages, endpoints with their methods, forms' actions. Runs none of it. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '../..');
const ROUTES = join(ROOT, 'src/routes');
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

export interface SourceRoute {
  /** as `(desk)/rounds/[code]` */
  id: string;
  isPage: boolean;
  /** of an endpoint */
  methods: string[];
  /** of a page’s forms */
  actions: string[];
}

export function sourceRoutes(): SourceRoute[] {
  const ids = new Set(globSync('**/+{page,server}{.svelte,.ts,.server.ts}', { cwd: ROUTES }).map(dirname));
  return [...ids].sort().map((id) => ({
    id: id === '.' ? '' : id,
    isPage: existsSync(join(ROUTES, id, '+page.svelte')),
    methods: METHODS.filter((method) => read(join(ROUTES, id, '+server.ts'))?.names.has(method)),
    actions: actionsIn(join(ROUTES, id, '+page.server.ts'))
  }));
}

interface Source {
  file: string;
  /** of all that stands at its head: constants, functions */
  names: Map<string, ts.Node>;
  /** files by what is imported from them */
  imports: Map<string, string>;
}

function read(file: string): Source | undefined {
  if (!existsSync(file)) return undefined;
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Source = { file, names: new Map(), imports: new Map() };
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name)
      found.names.set(statement.name.text, statement);
    if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (ts.isIdentifier(name) && initializer) found.names.set(name.text, initializer);
      }
    }
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const from = statement.moduleSpecifier.text.replace(/^#lib\//, `${ROOT}/src/lib/`);
    const named = statement.importClause?.namedBindings;
    if (!named || !ts.isNamedImports(named)) continue;
    for (const { name } of named.elements) found.imports.set(name.text, resolve(dirname(file), from));
  }
  return found;
}

function actionsIn(file: string): string[] {
  const source = read(file);
  return source?.names.has('actions') ? actionsOf(source, 'actions') : [];
}

/** @throws where the actions cannot be read off the files: then nobody could say who may do them */
function actionsOf(source: Source, name: string): string[] {
  const object = objectIn(source.names.get(name));
  if (!object) throw new Error(`${source.file}: ${name} is no plain object`);
  return object.properties.flatMap((property) => {
    if (property.name) return property.name.getText();
    const what = ts.isSpreadAssignment(property) ? property.expression : property;
    // What makes them for this page: the names are the same whatever it is told.
    const spread = (ts.isCallExpression(what) ? what.expression : what).getText();
    const there = source.names.has(spread) ? source : read(source.imports.get(spread) ?? '');
    if (!there) throw new Error(`${source.file}: ${property.getText()}`);
    return actionsOf(there, spread);
  });
}

/** The object that a constant is, or that a function gives back. */
function objectIn(node: ts.Node | undefined): ts.ObjectLiteralExpression | undefined {
  if (!node || ts.isObjectLiteralExpression(node)) return node;
  if (ts.isSatisfiesExpression(node) || ts.isAsExpression(node) || ts.isParenthesizedExpression(node))
    return objectIn(node.expression);
  if (ts.isArrowFunction(node) || ts.isFunctionDeclaration(node)) return objectIn(node.body);
  if (ts.isBlock(node)) return objectIn(node.statements.find(ts.isReturnStatement)?.expression);
  return undefined;
}
