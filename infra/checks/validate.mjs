// Holds JSON against the schemas of an OpenAPI 3.1 document. Each line of input is {"schema": <JSON pointer into the document>,
// "value": …}; each line of output is null, or what does not fit. Strict: a keyword that the validator does not know is an error.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

const components = '#/components/schemas/';
const document = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const validator = new Ajv.default({ strict: true, strictTypes: false, allErrors: true });
formats.default(validator);
// For generators of clients. A value fits one of the schemas without it.
validator.addKeyword('discriminator');
for (const [name, schema] of Object.entries(document.components.schemas)) {
  validator.addSchema(byId(schema), idOf(name));
}

const compiled = new Map();
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(faults(JSON.parse(line))));
}

function faults({ schema, value }) {
  try {
    if (!compiled.has(schema)) {
      compiled.set(schema, validator.compile(byId(at(schema))));
    }
    const validate = compiled.get(schema);
    return validate(value) ? null : validator.errorsText(validate.errors.slice(0, 5));
  } catch (fault) {
    return `${schema}: ${fault.message}`;
  }
}

function at(pointer) {
  return pointer.split('/').slice(1).reduce((node, part) => node[part.replaceAll('~1', '/').replaceAll('~0', '~')], document);
}

// The validator would take a reference into the document for a wish to compile the whole of it.
function byId(schema) {
  return JSON.parse(JSON.stringify(schema), (key, value) => key === '$ref' && value.startsWith?.(components) ? idOf(value.slice(components.length)) : value);
}

function idOf(name) {
  return `component:${name}`;
}
