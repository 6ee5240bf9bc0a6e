// An amount never becomes a binary floating point number. The linter refuses parseFloat by name; this test asks the
// type checker where a Decimal, or its text, is turned into a `number`.

import { relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** `Decimal`, also as one of several types. */
function isDecimal(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.some(isDecimal);
  return type.symbol?.name === 'Decimal';
}

/** The expression that is turned into a number, when the node turns one. */
function turned(node: ts.Node): ts.Expression | undefined {
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.PlusToken) return node.operand;
  if (!ts.isCallExpression(node)) return undefined;
  const called = node.expression.getText();
  return /^(?:Number|Number\.parseInt|parseInt)$/.test(called) ? node.arguments[0] : undefined;
}

/** `amount`, `amount.toString()`, `String(amount)` and `${amount}` are all the amount. */
function isAmount(expression: ts.Expression, checker: ts.TypeChecker): boolean {
  if (isDecimal(checker.getTypeAtLocation(expression))) return true;
  if (ts.isTemplateExpression(expression)) {
    return expression.templateSpans.some((span) => isAmount(span.expression, checker));
  }
  if (!ts.isCallExpression(expression)) return false;
  const { expression: callee } = expression;
  if (ts.isPropertyAccessExpression(callee) && /^to(?:String|JSON)$/.test(callee.name.text)) {
    return isAmount(callee.expression, checker);
  }
  const [first] = expression.arguments;
  return callee.getText() === 'String' && first !== undefined && isAmount(first, checker);
}

function faultsOf(program: ts.Program, isOurs: (file: string) => boolean): string[] {
  const checker = program.getTypeChecker();
  const faults: string[] = [];
  for (const source of program.getSourceFiles().filter(({ fileName }) => isOurs(fileName))) {
    const visit = (node: ts.Node): void => {
      const operand = turned(node);
      if (operand && isAmount(operand, checker)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        faults.push(`${source.fileName}:${line + 1} ${node.getText()}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return faults;
}

function compilerOptions(): ts.ParsedCommandLine {
  const path = resolve(root, 'tsconfig.json');
  const json = ts.readConfigFile(path, (file) => ts.sys.readFile(file)).config as unknown;
  return ts.parseJsonConfigFileContent(json, ts.sys, root);
}

/** The rule engine reckons as XPath does, binary doubles included: its verdicts are compared, no amount leaves it. */
const RECKONS_AS_XPATH = 'modules/facturx/validate/engine/numbers.ts';

describe('money', () => {
  test('is never turned into a number', { timeout: 120_000 }, () => {
    const { options, fileNames } = compilerOptions();
    const shipped = fileNames.filter((file) => /^(?:src|modules|views)\//.test(relative(root, file)));
    const program = ts.createProgram(shipped, options);
    const isOurs = (file: string): boolean => shipped.includes(file) && relative(root, file) !== RECKONS_AS_XPATH;
    expect(faultsOf(program, isOurs)).toEqual([]);
  });

  test.each(['Number(amount)', '+amount.toString()', 'Number(String(amount))', 'Number(`${amount}`)', 'Number(maybe)'])(
    'would be seen in « %s »',
    (expression) => {
      const { options } = compilerOptions();
      const file = resolve(root, 'src/planted.ts');
      const text = `import type { Decimal } from './money.ts';
        export const planted = (amount: Decimal, maybe?: Decimal): number => ${expression};`;
      const host = ts.createCompilerHost(options);
      const original = host.getSourceFile.bind(host);
      host.getSourceFile = (name, ...rest) =>
        name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2024, true) : original(name, ...rest);
      const program = ts.createProgram([file], { ...options, noLib: true, types: [] }, host);
      expect(faultsOf(program, (name) => name === file)).toHaveLength(1);
    },
  );
});
