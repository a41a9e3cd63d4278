/** Reads a file of infra/ into what its declarations are and which names they use: no compiler can be had offline. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')));

const KINDS = {
  parameter_declaration: 'param',
  variable_declaration: 'var',
  resource_declaration: 'resource',
  module_declaration: 'module',
  output_declaration: 'output',
} as const;
type Kind = (typeof KINDS)[keyof typeof KINDS];

export type Declaration = {
  kind: Kind;
  name: string;
  /** A resource's type and version, or a module's file. */
  of: string | null;
  existing: boolean;
  /** A parameter that need not be given. */
  optional: boolean;
  decorators: string;
  text: string;
  /** Names of this file that it uses, in their order. */
  uses: string[];
  /** The outermost object's keys, and the text of each value. */
  object: ReadonlyMap<string, string>;
  /** The keys of a module's params. */
  params: string[];
};

export type Bicep = { text: string; faults: string[]; declarations: Declaration[] };

export const readBicep = (path: string): Bicep => parseBicep(readFileSync(path, 'utf8'));

/** Faults are places that are no Bicep: line and text. */
export function parseBicep(text: string): Bicep {
  const tree = parser.parse(text);
  if (!tree) throw new Error('nothing was parsed');
  const faults: string[] = [];
  each(tree.rootNode, (node) => {
    if (node.isError || node.isMissing)
      faults.push(
        `line ${node.startPosition.row + 1}: ${node.text.slice(0, 60) || `${node.type} is missing`}`,
      );
  });
  const declarations: Declaration[] = [];
  let decorators = '';
  for (const node of children(tree.rootNode)) {
    if (node.type === 'decorators') decorators = node.text;
    else if (node.type !== 'comment') {
      const kind = Object.entries(KINDS).find(([type]) => type === node.type)?.[1];
      if (kind) declarations.push(declarationOf(node, kind, decorators));
      else if (node.isNamed) faults.push(`line ${node.startPosition.row + 1}: ${node.type} is not read here`);
      decorators = '';
    }
  }
  return { text, faults, declarations };
}

function declarationOf(node: Node, kind: Kind, decorators: string): Declaration {
  const [name, second] = children(node).filter(({ isNamed }) => isNamed);
  const named = kind === 'resource' || kind === 'module';
  const object = objectIn(node);
  const params = children(object ?? node).find((one) => keyOf(one) === 'params');
  return {
    kind,
    name: name?.text ?? '',
    of: named ? (second?.text.slice(1, -1) ?? null) : null,
    existing: children(node).some(({ type }) => type === 'existing'),
    optional: kind === 'param' && children(node).some(({ type }) => type === '='),
    decorators,
    text: node.text,
    uses: usesIn(node),
    object: new Map(propertiesOf(object).map((one) => [keyOf(one) ?? '', one.lastChild?.text ?? ''])),
    params: propertiesOf(params?.lastChild ?? null).flatMap((one) => keyOf(one) ?? []),
  };
}

/** The first object of a declaration, whether it stands alone, under a condition or in a loop. */
function objectIn(node: Node): Node | null {
  const found = children(node).find(({ type }) => type === 'object');
  if (found) return found;
  const inside = children(node).filter(({ type }) =>
    ['if_statement', 'for_statement', 'ternary_expression'].includes(type),
  );
  return inside.map(objectIn).find((one) => one !== null) ?? null;
}

const propertiesOf = (object: Node | null): Node[] =>
  object ? children(object).filter(({ type }) => type === 'object_property') : [];

const keyOf = (property: Node): string | null =>
  property.type === 'object_property' ? (property.firstChild?.text.replaceAll("'", '') ?? null) : null;

function usesIn(declaration: Node): string[] {
  const uses: string[] = [];
  each(declaration, (node) => {
    if (node.type === 'identifier' && !isNaming(node) && !isLocal(node)) uses.push(node.text);
  });
  return uses;
}

/** What gives a thing its name, and what is called, uses no name of the file. */
function isNaming(node: Node): boolean {
  const { parent } = node;
  if (!parent) return true;
  const first = children(parent).find(({ isNamed }) => isNamed)?.id === node.id;
  if (parent.type === 'call_expression') return parent.childForFieldName('function')?.id === node.id;
  return first && (parent.type in KINDS || parent.type === 'object_property');
}

/** The names that a loop or a lambda gives to what it goes through. */
function isLocal(node: Node): boolean {
  for (let above = node.parent; above; above = above.parent) {
    if (above.type !== 'for_statement' && above.type !== 'lambda_expression') continue;
    const end = above.type === 'for_statement' ? 'in' : '=>';
    const parts = children(above);
    const before = parts.slice(
      0,
      parts.findIndex(({ type }) => type === end),
    );
    if (before.some(({ text }) => text === node.text)) return true;
  }
  return false;
}

const children = (node: Node): Node[] => node.children.filter((one) => one !== null);

function each(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const child of children(node)) each(child, visit);
}
