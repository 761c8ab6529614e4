// node features.mjs <repository> <specification> <test results>: writes docs/features.md, every row of the feature catalogue with the tests
// that show it. A test shows a row only if it passed in the latest full run of ./luma test.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readResults } from './results.mjs';

const [repository, specification, resultsDirectory] = process.argv.slice(2);
const catalogue = existsSync(join(specification, 'features')) ? join(specification, 'features') : specification;
if (!existsSync(catalogue)) {
  console.error(`luma: there is no feature catalogue in ${catalogue}: name the specification's directory in LUMA_SPEC`);
  process.exit(1);
}

function readProducts() {
  return readdirSync(catalogue).filter(file => file.endsWith('.yaml')).sort().map(file => {
    const yaml = readFileSync(join(catalogue, file), 'utf8');
    const rows = [...yaml.matchAll(/^ {2}- id: *(\S+)\n {4}name: *(.+)$/gm)].map(([, id, name]) => ({ id, name: unquote(name.trim()) }));
    return { name: unquote(/^product: *(.+)$/m.exec(yaml)?.[1].trim() ?? file), rows };
  });
}

const unquote = text => (/^(["']).*\1$/.test(text) ? text.slice(1, -1) : text);

function* filesUnder(directory, pattern) {
  if (!existsSync(directory)) return;
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (['bin', 'obj', 'node_modules', 'dist'].includes(entry.name)) continue;
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path, pattern);
    else if (pattern.test(entry.name)) yield path;
  }
}

const ids = text => [...text.matchAll(/["'`]([A-Z]{3}-\d+)["'`]/g)].map(match => match[1]);

/** [Feature("REM-12")] belongs to the next class or method that is declared. One on a class stands for all tests of the class. */
function* claimsInCSharp(source) {
  const text = source.replace(/^\s*\/\/.*$/gm, '');
  const token = /\[(?:[^\]"]*[,\s])?Feature\(([^)]*)\)|\bclass\s+(\w+)|^\s*public\s+(?:static\s+|async\s+|override\s+|virtual\s+)*(?:void|Task|ValueTask)\s+(\w+)\s*\(/gm;
  let pending = [];
  let group = '';
  for (const [, features, className, method] of text.matchAll(token)) {
    if (features !== undefined) {
      pending.push(...ids(features));
      continue;
    }
    if (className) group = className;
    for (const id of pending) yield { id, group, name: method };
    pending = [];
  }
}

/** feature('REM-12', 'a patient confirms', …) names its test "REM-12 a patient confirms", which is how it is found among the results. */
function* claimsInScript(source) {
  for (const [, first] of source.matchAll(/\bfeature\(\s*(\[[^\]]*\]|["'`][^"'`]+["'`])/g))
    for (const id of ids(first)) yield { id, mention: id };
}

function readClaims() {
  const claims = [];
  for (const file of filesUnder(join(repository, 'tests'), /\.cs$/)) claims.push(...claimsInCSharp(readFileSync(file, 'utf8')));
  for (const directory of ['tests', 'web'])
    for (const file of filesUnder(join(repository, directory), /\.(m?js|tsx?)$/)) claims.push(...claimsInScript(readFileSync(file, 'utf8')));
  return claims;
}

const results = existsSync(resultsDirectory)
  ? readdirSync(resultsDirectory).filter(file => /\.(trx|xml)$/.test(file)).flatMap(file => readResults(join(resultsDirectory, file)))
  : [];

function testsOf(claim) {
  if (claim.mention) return results.filter(result => new RegExp(`\\b${claim.mention}\\b`).test(result.name));
  const ofMethod = claim.name ? results.filter(result => result.name.split('.').at(-1) === claim.name) : results;
  const ofClass = ofMethod.filter(result => result.group.split(/[.+]/).at(-1) === claim.group);
  // A test of an abstract suite runs under the names of the classes that inherit it.
  return ofClass.length === 0 && claim.name ? ofMethod : ofClass;
}

/** Names of the tests that show a row; none if any of a claim's tests failed. */
function shownBy(id, claims) {
  const names = claims.filter(claim => claim.id === id).flatMap(claim => {
    const tests = testsOf(claim);
    return tests.length > 0 && tests.every(test => test.outcome === 'passed') ? tests : [];
  }).map(test => (test.group ? `${basename(test.group.split('.').at(-1))}: ` : '') + test.name.split('.').at(-1).replaceAll('_', ' '));
  return [...new Set(names)].sort();
}

const cell = text => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const claims = readClaims();
const products = readProducts();
const known = new Set(products.flatMap(product => product.rows.map(row => row.id)));
const sections = products.map(product => {
  const rows = product.rows.map(row => ({ ...row, tests: shownBy(row.id, claims) }));
  const shown = rows.filter(row => row.tests.length > 0).length;
  const lines = rows.map(row => `| ${row.id} | ${cell(row.name)} | ${row.tests.length > 0 ? row.tests.map(cell).join('<br>') : '**missing**'} |`);
  return { shown, all: rows.length, text: [`## ${product.name}`, '', `${shown} of ${rows.length}`, '', '| row | feature | shown by |', '|---|---|---|', ...lines, ''].join('\n') };
});

const shown = sections.reduce((sum, section) => sum + section.shown, 0);
const all = sections.reduce((sum, section) => sum + section.all, 0);
const head = ['# Features', '', 'Written by `./luma features` from the latest `./luma test`. Do not edit.', '', `${shown} of ${all} rows are shown by a passing test.`, ''];
mkdirSync(join(repository, 'docs'), { recursive: true });
writeFileSync(join(repository, 'docs', 'features.md'), [...head, ...sections.map(section => section.text)].join('\n'));
console.log(`luma: ${shown} of ${all} rows are shown by a passing test: docs/features.md`);

const unknown = [...new Set(claims.map(claim => claim.id).filter(id => !known.has(id)))];
if (unknown.length > 0) {
  console.error(`luma: tests name rows that the catalogue does not have: ${unknown.join(', ')}`);
  process.exitCode = 1;
}
