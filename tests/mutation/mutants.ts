/** Small faults planted in code: operators, boundaries, rounding, conditions. Knows syntax only, not what code means. */
import ts from 'typescript';

export interface Mutant {
  file: string;
  line: number;
  /** offsets of what is replaced */
  start: number;
  end: number;
  original: string;
  replacement: string;
}

const BINARY: Readonly<Partial<Record<ts.SyntaxKind, readonly string[]>>> = {
  [ts.SyntaxKind.LessThanToken]: ['<=', '>'],
  [ts.SyntaxKind.LessThanEqualsToken]: ['<'],
  [ts.SyntaxKind.GreaterThanToken]: ['>=', '<'],
  [ts.SyntaxKind.GreaterThanEqualsToken]: ['>'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: ['!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: ['==='],
  [ts.SyntaxKind.PlusToken]: ['-'],
  [ts.SyntaxKind.MinusToken]: ['+'],
  [ts.SyntaxKind.AsteriskToken]: ['/'],
  [ts.SyntaxKind.SlashToken]: ['*'],
  [ts.SyntaxKind.PercentToken]: ['*'],
  [ts.SyntaxKind.AmpersandAmpersandToken]: ['||'],
  [ts.SyntaxKind.BarBarToken]: ['&&'],
  [ts.SyntaxKind.PlusEqualsToken]: ['-=']
};

const CALLS: Readonly<Record<string, string>> = {
  'Math.max': 'Math.min',
  'Math.min': 'Math.max',
  some: 'every',
  every: 'some',
  filter: 'slice',
  findIndex: 'findLastIndex',
  findLastIndex: 'findIndex'
};

export function mutantsOf(file: string, text: string): Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const plant = (node: ts.Node, replacement: string): void => {
    const start = node.getStart(source);
    const { line } = source.getLineAndCharacterOfPosition(start);
    mutants.push({
      file,
      line: line + 1,
      start,
      end: node.end,
      original: text.slice(start, node.end),
      replacement
    });
  };

  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    if (ts.isBinaryExpression(node)) mutateBinary(node, plant);
    else if (ts.isPrefixUnaryExpression(node)) mutateUnary(node, plant, source);
    else if (ts.isPostfixUnaryExpression(node)) plant(node, `${node.operand.getText(source)}--`);
    else if (ts.isNumericLiteral(node)) mutateNumber(node, plant);
    else if (ts.isConditionalExpression(node)) plant(node.condition, `!(${node.condition.getText(source)})`);
    else if (ts.isIfStatement(node)) plant(node.expression, `!(${node.expression.getText(source)})`);
    else if (ts.isCallExpression(node)) mutateCall(node, plant, source);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

type Plant = (node: ts.Node, replacement: string) => void;

function mutateBinary({ left, right, operatorToken }: ts.BinaryExpression, plant: Plant): void {
  const isText = (node: ts.Node): boolean =>
    ts.isStringLiteral(node) ||
    ts.isTemplateLiteral(node) ||
    (ts.isBinaryExpression(node) && (isText(node.left) || isText(node.right)));
  const joinsText = operatorToken.kind === ts.SyntaxKind.PlusToken && (isText(left) || isText(right));
  for (const replacement of BINARY[operatorToken.kind] ?? [])
    if (!joinsText) plant(operatorToken, replacement);
}

function mutateUnary(node: ts.PrefixUnaryExpression, plant: Plant, source: ts.SourceFile): void {
  if (node.operator === ts.SyntaxKind.ExclamationToken) plant(node, node.operand.getText(source));
}

/** Off by one. */
function mutateNumber(node: ts.NumericLiteral, plant: Plant): void {
  if (ts.isPropertyAssignment(node.parent)) return; // a limit shown in a message
  plant(node, String(Number(node.text.replaceAll('_', '')) + 1));
}

function mutateCall({ expression }: ts.CallExpression, plant: Plant, source: ts.SourceFile): void {
  const whole = expression.getText(source);
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : undefined;
  const replacement = CALLS[whole];
  if (replacement !== undefined) plant(expression, replacement);
  else if (name && CALLS[name.text] !== undefined) plant(name, CALLS[name.text] ?? '');
}
