// Adds up the test results in a folder: prints the ten slowest tests, the failed ones and, last, how many passed and failed. Beside
// each <project>.trx that dotnet test wrote (or, when it crashed, did not write) stands its exit code in <project>.exit. The second
// argument is the number of options that the run was given.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [folder, options] = process.argv.slice(2);
const count = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const timed = [];

for (const project of readdirSync(folder).filter(name => name.endsWith('.exit')).map(name => name.slice(0, -'.exit'.length))) {
  const exit = Number(readFileSync(join(folder, `${project}.exit`), 'utf8'));
  const trx = join(folder, `${project}.trx`);
  const results = existsSync(trx) ? resultsIn(readFileSync(trx, 'utf8')) : [];
  timed.push(...results);
  for (const { name, outcome } of results) {
    if (outcome === 'Passed') {
      count.passed++;
    } else if (outcome === 'NotExecuted') {
      count.skipped++;
    } else {
      fail(name);
    }
  }
  if (exit !== 0 && results.every(result => result.outcome !== 'Failed')) {
    fail(`${project}: the run broke off (exit code ${exit})`);
  } else if (results.length === 0 && options === '0') {
    fail(`${project}: no test was found`);
  }
}

console.log('The slowest tests, in seconds:');
for (const { name, seconds } of timed.sort((one, other) => other.seconds - one.seconds).slice(0, 10)) {
  console.log(`${seconds.toFixed(1).padStart(7)}  ${name}`);
}
for (const failure of failures) {
  console.log(`failed: ${failure}`);
}
console.log(`${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}`);
process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1;

function fail(name) {
  count.failed++;
  failures.push(name);
}

function resultsIn(trx) {
  return [...trx.matchAll(/<UnitTestResult\s[^>]*>/g)].map(([tag]) => ({
    name: attribute(tag, 'testName'),
    outcome: attribute(tag, 'outcome'),
    seconds: secondsOf(attribute(tag, 'duration')),
  }));
}

// hours:minutes:seconds
function secondsOf(duration) {
  return duration.split(':').reduce((total, part) => total * 60 + Number(part), 0);
}

function attribute(tag, name) {
  const [, value = ''] = tag.match(new RegExp(`\\s${name}="([^"]*)"`)) ?? [];
  return value.replace(/&(quot|lt|gt|apos|amp);/g, (_, entity) => ({ quot: '"', lt: '<', gt: '>', apos: "'", amp: '&' })[entity]);
}
