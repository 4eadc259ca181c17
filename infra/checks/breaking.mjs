// Tells what in an OpenAPI document breaks callers of an earlier one, by rule: node breaking.mjs <baseline> <document> <accepted>
// Prints each break that <accepted> does not hold, and each entry of <accepted> that is no break, and fails if there is one.
// node breaking.mjs --contract <document> prints what can break of a document: the baseline.
import { readFileSync, writeSync } from 'node:fs';

const methods = ['get', 'put', 'post', 'delete', 'patch'];
const prose = ['description', 'summary', 'example', 'examples', 'title', 'tags', 'contact', 'license', 'servers'];

// A request may mean less than before only if callers sent it in vain; a response may say more, but not something else.
const request = 'request', response = 'response';

export function contract(node, isNames = false) {
  if (Array.isArray(node)) {
    return node.map(each => contract(each));
  }
  if (node === null || typeof node !== 'object') {
    return node;
  }
  return Object.fromEntries(Object.entries(node)
    .filter(([key]) => isNames || !prose.includes(key))
    .map(([key, value]) => [key, contract(value, !isNames && ['properties', 'schemas', 'headers', 'parameters', 'responses', 'paths'].includes(key))]));
}

export function breaks(before, after) {
  const found = new Set(), seen = new Set();
  const was = node => resolve(before, node), is = node => resolve(after, node);

  for (const [path, operations] of Object.entries(before.paths)) {
    for (const method of methods.filter(method => operations[method])) {
      const where = `${method.toUpperCase()} ${path}`;
      const operation = after.paths[path]?.[method];
      if (operation) {
        compareOperation(where, operations[method], operation);
      } else {
        found.add(`${where}: removed`);
      }
    }
  }
  return [...found].sort();

  function compareOperation(where, former, latter) {
    if (isOpen(before, former) && !isOpen(after, latter)) {
      found.add(`${where}: asks for a token`);
    }
    compareParameters(where, (former.parameters ?? []).map(was), (latter.parameters ?? []).map(is));
    compareBody(where, was(former.requestBody), is(latter.requestBody));
    compareResponses(where, former.responses, latter.responses);
  }

  function compareParameters(where, former, latter) {
    const find = (list, { in: place, name }) => list.find(one => one.in === place && one.name === name);
    for (const parameter of former) {
      const now = find(latter, parameter);
      if (!now) {
        found.add(`${where}: ${parameter.in} parameter ${parameter.name} removed`);
      } else {
        if (now.required && !parameter.required) {
          found.add(`${where}: ${parameter.in} parameter ${parameter.name} required`);
        }
        compare(`${where}: ${parameter.in} parameter ${parameter.name}`, parameter.schema, now.schema, request);
      }
    }
    for (const parameter of latter.filter(one => one.required && !find(former, one))) {
      found.add(`${where}: ${parameter.in} parameter ${parameter.name} added and required`);
    }
  }

  function compareBody(where, former, latter) {
    if (latter?.required && !former?.required) {
      found.add(`${where}: body required`);
    }
    compareContent(`${where}: body`, former?.content ?? {}, latter?.content ?? {}, request);
  }

  function compareResponses(where, former, latter) {
    for (const [status, answer] of Object.entries(former)) {
      const [then, now] = [was(answer), is(latter[status])];
      if (now) {
        for (const header of Object.keys(then.headers ?? {}).filter(name => !now.headers?.[name])) {
          found.add(`${where}: ${status}: header ${header} removed`);
        }
        compareContent(`${where}: ${status}`, then.content ?? {}, now.content ?? {}, response);
      } else if (isSuccess(status)) {
        found.add(`${where}: ${status} removed`);
      }
    }
    for (const status of Object.keys(latter).filter(status => isSuccess(status) && !former[status])) {
      found.add(`${where}: ${status} added`);
    }
  }

  function compareContent(where, former, latter, direction) {
    for (const [type, { schema }] of Object.entries(former)) {
      if (latter[type]) {
        compare(`${where}: ${type}`, schema, latter[type].schema, direction);
      } else {
        found.add(`${where}: ${type} removed`);
      }
    }
  }

  // Compares a named schema once in each direction, and names it instead of its way there.
  function compare(where, former, latter, direction) {
    if (!former || !latter) {
      if (direction === request ? latter : former) {
        found.add(`${where}: ${direction === request ? 'constrained' : 'no longer described'}`);
      }
      return;
    }
    const name = former.$ref && former.$ref === latter.$ref ? `${former.$ref.split('/').at(-1)} in a ${direction}` : null;
    if (name === null || !seen.has(name)) {
      seen.add(name);
      compareSchema(name ?? where, was(former), is(latter), direction);
    }
  }

  function compareSchema(where, former, latter, direction) {
    compareSets(where, 'type', listOf(former.type), listOf(latter.type), direction);
    compareSets(where, 'value', former.enum, latter.enum, direction);
    if (former.format !== latter.format && (direction === response || latter.format)) {
      found.add(`${where}: format ${former.format ?? 'none'} is now ${latter.format ?? 'none'}`);
    }
    if (direction === request) {
      compareLimits(where, former, latter);
    }
    compareProperties(where, former, latter, direction);
    for (const part of ['items', 'additionalProperties']) {
      if (typeof former[part] === 'object' || typeof latter[part] === 'object') {
        compare(`${where}/${part === 'items' ? '[]' : '*'}`, schemaOf(former[part]), schemaOf(latter[part]), direction);
      }
    }
    compareChoices(where, former.anyOf ?? former.oneOf, latter.anyOf ?? latter.oneOf, direction);
  }

  function compareSets(where, what, former, latter, direction) {
    const [wider, narrower] = direction === request ? [latter, former] : [former, latter];
    if (!wider) {
      return;
    }
    if (!narrower) {
      found.add(`${where}: ${what} ${direction === request ? 'limited' : 'no longer limited'}`);
      return;
    }
    for (const value of narrower.filter(value => !wider.includes(value))) {
      // Every integer is a number.
      if (!(what === 'type' && value === 'integer' && wider.includes('number'))) {
        found.add(`${where}: ${what} ${value} ${direction === request ? 'removed' : 'added'}`);
      }
    }
  }

  function compareLimits(where, former, latter) {
    for (const limit of ['minimum', 'exclusiveMinimum', 'minLength', 'minItems']) {
      if ((latter[limit] ?? -Infinity) > (former[limit] ?? -Infinity) && !(limit.startsWith('min') && limit !== 'minimum' && latter[limit] === 0)) {
        found.add(`${where}: ${limit} ${former[limit] ?? 'none'} is now ${latter[limit]}`);
      }
    }
    for (const limit of ['maximum', 'maxLength', 'maxItems']) {
      if ((latter[limit] ?? Infinity) < (former[limit] ?? Infinity)) {
        found.add(`${where}: ${limit} ${former[limit] ?? 'none'} is now ${latter[limit]}`);
      }
    }
    if (latter.pattern && latter.pattern !== former.pattern) {
      found.add(`${where}: pattern ${former.pattern ?? 'none'} is now ${latter.pattern}`);
    }
    if (latter.uniqueItems && !former.uniqueItems) {
      found.add(`${where}: items must be unique`);
    }
  }

  function compareProperties(where, former, latter, direction) {
    for (const [name, schema] of Object.entries(former.properties ?? {})) {
      if (latter.properties?.[name]) {
        compare(`${where}/${name}`, schema, latter.properties[name], direction);
      } else {
        found.add(`${where}/${name}: removed`);
      }
    }
    const [demanding, lenient] = direction === request ? [latter, former] : [former, latter];
    for (const name of (demanding.required ?? []).filter(name => !lenient.required?.includes(name))) {
      if (direction === request || lenient.properties?.[name]) {
        found.add(`${where}/${name}: ${direction === request ? 'required' : 'no longer always present'}`);
      }
    }
  }

  function compareChoices(where, former, latter, direction) {
    if (!former && !latter) {
      return;
    }
    const [more, fewer] = [former?.length ?? 0, latter?.length ?? 0];
    if (direction === request ? fewer < more || more === 0 : fewer > more || fewer === 0) {
      found.add(`${where}: choices ${more} are now ${fewer}`);
    }
    // A named choice is the same wherever it stands in the list.
    (former ?? []).forEach((choice, place) => {
      const now = latter?.find(other => other.$ref !== undefined && other.$ref === choice.$ref) ?? latter?.[place];
      if (now) {
        compare(`${where}/choice ${place + 1}`, choice, now, direction);
      }
    });
  }
}

function resolve(document, node) {
  return node?.$ref ? resolve(document, node.$ref.slice(2).split('/').reduce((part, key) => part[key.replaceAll('~1', '/').replaceAll('~0', '~')], document)) : node;
}

function isOpen(document, operation) {
  return (operation.security ?? document.security ?? []).every(one => Object.keys(one).length === 0);
}

function isSuccess(status) {
  return status < '400';
}

function listOf(type) {
  return type === undefined ? undefined : [type].flat();
}

function schemaOf(part) {
  return typeof part === 'object' ? part : undefined;
}

function main([first, ...files]) {
  const read = file => JSON.parse(readFileSync(file, 'utf8'));
  if (first === '--contract') {
    writeSync(1, `${JSON.stringify(contract(read(files[0])), null, 1)}\n`);
    return 0;
  }
  const accepted = new Map(read(files[1]).map(({ break: what, why }) => [what, why]));
  const found = breaks(read(first), read(files[0]));
  const faults = [
    ...found.filter(what => !accepted.has(what)).map(what => `breaks callers: ${what}`),
    ...[...accepted].filter(([what]) => !found.includes(what)).map(([what]) => `accepted, but no break: ${what}`),
    ...[...accepted].filter(([, why]) => !why).map(([what]) => `accepted without a reason: ${what}`),
  ];
  faults.forEach(fault => console.error(fault));
  return faults.length === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
