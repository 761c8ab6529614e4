// Reads test results: trx (dotnet test) and JUnit (the front ends' runner).
// As a program: node results.mjs <file> prints "passed failed skipped".
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const entities = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const decode = text => text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => entities[name]);
const attribute = (tag, name) => decode(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

/** @returns {{ group: string, name: string, outcome: 'passed' | 'failed' | 'skipped' }[]} */
export function readResults(file) {
  const xml = readFileSync(file, 'utf8');
  return xml.includes('<TestRun') ? readTrx(xml) : readJunit(xml);
}

function readTrx(xml) {
  const methods = new Map();
  for (const [, id, method] of xml.matchAll(/<UnitTest\s[^>]*?\sid="([^"]*)"[^>]*>[\s\S]*?(<TestMethod\s[^>]*>)/g))
    methods.set(id, { group: attribute(method, 'className'), name: attribute(method, 'name').replace(/\(.*/s, '') });
  return [...xml.matchAll(/<UnitTestResult\s[^>]*>/g)].map(([tag]) => ({
    ...(methods.get(attribute(tag, 'testId')) ?? { group: '', name: attribute(tag, 'testName') }),
    outcome: trxOutcome(attribute(tag, 'outcome')),
  }));
}

// Aborted, Timeout, Error and whatever else there is are failures.
const trxOutcome = outcome => (outcome === 'Passed' ? 'passed' : outcome === 'NotExecuted' ? 'skipped' : 'failed');

function readJunit(xml) {
  return [...xml.matchAll(/<testcase\s([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g)].map(([, head, body = '']) => ({
    group: attribute(' ' + head, 'classname'),
    name: attribute(' ' + head, 'name'),
    outcome: /<(failure|error)\b/.test(body) ? 'failed' : /<skipped\b/.test(body) ? 'skipped' : 'passed',
  }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = readResults(process.argv[2]);
  const count = outcome => results.filter(result => result.outcome === outcome).length;
  console.log(count('passed'), count('failed'), count('skipped'));
}
