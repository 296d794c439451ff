/** YAML text → value, and any path in that value → line and column. Must not know what the file means. */
import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type Pair
} from 'yaml';
import { problem, type Problem } from '../domain/problem.ts';
import { unusableParts } from '../domain/strict-json.ts';

export interface FileProblem {
  problem: Problem;
  file: string;
  line: number;
  column: number;
}

export interface YamlFile {
  file: string;
  value: unknown;
  /** What the text itself has wrong: syntax, a key written twice. */
  problems: FileProblem[];
  /** Puts a problem of the value to its place; one without a known place goes to the nearest thing around it. */
  locate: (problem: Problem) => FileProblem;
}

export function readYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', schema: 'core' });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const locate = (found: Problem): FileProblem => ({
    problem: found,
    ...at(offsetOf(document, found.path ?? ''))
  });
  // What follows the first fault of syntax is mostly its echo.
  const [error] = document.errors;
  if (error)
    return { file, value: undefined, problems: [{ problem: badYaml(error), ...at(error.pos[0]) }], locate };
  try {
    const value: unknown = document.toJS();
    return { file, value, problems: unusableParts(value).map(locate), locate };
  } catch (failure) {
    // An alias without its anchor, or nesting deeper than the stack.
    return { file, value: undefined, problems: [{ problem: badYaml(failure as Error), ...at(0) }], locate };
  }
}

const badYaml = ({ message }: Error): Problem =>
  problem('bad-yaml', { reason: message.split('\n')[0] ?? message });

/** Where the deepest existing part of a path begins; through `value`, because a sourced value is written one level down. */
function offsetOf(document: Document, path: string): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const key of path.split(/[.[\]]+/).filter((part) => part !== '')) {
    const pair = findPair(node, key);
    if (pair) {
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)] ?? node.items.find((item) => idOf(item) === key);
      offset = startOf(node) ?? offset;
    } else return offset;
  }
  return offset;
}

function findPair(node: unknown, key: string): Pair | undefined {
  if (!isMap(node)) return undefined;
  const named = (name: string) =>
    node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === name);
  const own = named(key);
  if (own) return own;
  const value = named('value');
  return value ? findPair(value.value, key) : undefined;
}

function idOf(item: unknown): unknown {
  return isMap(item) ? item.get('id') : undefined;
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}
