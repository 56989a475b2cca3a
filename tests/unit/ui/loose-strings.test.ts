import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseSync } from 'vite';

/** What a person reads or hears; other attributes are for the browser. */
const spoken = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'alt',
  'title',
  'placeholder',
  'label',
];

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Strings in the markup of a file that stand outside the catalogues. */
function looseStrings(code: string): string[] {
  const { program, errors } = parseSync('screen.tsx', code);
  if (errors.length > 0) throw new Error('not a module');
  const found: string[] = [];
  const tell = (value: unknown) => {
    if (typeof value === 'string' && /\p{Letter}{2}/u.test(value.replaceAll(/Calepin|&\w+;/g, '')))
      found.push(value.trim());
  };
  const tellExpression = (node: Node | null) => {
    if (!node) return;
    if (node.type === 'Literal') tell(node['value']);
    if (node.type === 'JSXExpressionContainer') tellExpression(node['expression'] as Node);
    if (node.type === 'ConditionalExpression') {
      tellExpression(node['consequent'] as Node);
      tellExpression(node['alternate'] as Node);
    }
    if (node.type === 'LogicalExpression') tellExpression(node['right'] as Node);
    if (node.type === 'TemplateLiteral')
      for (const part of node['quasis'] as { value: { cooked: string } }[]) tell(part.value.cooked);
  };
  const visit = (node: Node) => {
    if (node.type === 'JSXText') tell(node['value']);
    if (node.type === 'JSXAttribute' && spoken.includes((node['name'] as { name: string }).name))
      tellExpression(node['value'] as Node | null);
    if (node.type === 'JSXElement' || node.type === 'JSXFragment')
      for (const child of node['children'] as Node[])
        if (child.type === 'JSXExpressionContainer') tellExpression(child);
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value])
        if (typeof child === 'object' && child !== null && 'type' in child) visit(child as Node);
    }
  };
  visit(program as unknown as Node);
  return found;
}

test('no screen says a word that is not in the catalogues', () => {
  const files = globSync('src/**/*.tsx');
  expect(files.length).toBeGreaterThan(40);
  for (const file of files) expect(looseStrings(readFileSync(file, 'utf8')), file).toEqual([]);
});

test('a word between tags, in an attribute that is read out, or in a choice is found', () => {
  expect(looseStrings('<p>Hello</p>')).toEqual(['Hello']);
  expect(looseStrings('<p>{"Hello"}</p>')).toEqual(['Hello']);
  expect(looseStrings('<p>{late ? `Hello ${x}` : null}</p>')).toEqual(['Hello']);
  expect(looseStrings('<img alt="A cat" className="cat" />')).toEqual(['A cat']);
  expect(looseStrings('<button aria-label={open ? "Close" : t("open")}>· {n} %</button>')).toEqual(['Close']);
  expect(looseStrings('<p lang="fr">{t("home.title")} · 12</p>')).toEqual([]);
});
