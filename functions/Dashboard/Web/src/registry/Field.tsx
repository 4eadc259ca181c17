import { useId } from 'preact/hooks';
import type { Fault } from '../api/client';
import { memberName } from './members';
import { empty, resolved, type Schema, type Schemas, variantOf } from './schema';

interface Editing {
  readonly name: string;
  /** Its JSON pointer in the record. */
  readonly at: string;
  readonly value: unknown;
  readonly schema: Schema;
  readonly schemas: Schemas;
  readonly isRequired: boolean;
  readonly faults: readonly Fault[];
  readonly change: (value: unknown) => void;
  readonly remove?: () => void;
}

/** One member of a record, whatever its shape, with what the API says against it. */
export function Field(of: Editing) {
  const schema = resolved(of.schema, of.schemas);
  if (schema.oneOf !== undefined) {
    const { schema: own, become } = variantOf(schema, of.value as Readonly<Record<string, unknown>>, of.schemas);
    return <Members {...of} schema={own} change={(next) => of.change(become(next as Readonly<Record<string, unknown>>))} />;
  }
  return schema.type === 'object' ? <Members {...of} schema={schema} /> : schema.type === 'array' ? <Entries {...of} schema={schema} /> : <Value {...of} schema={schema} />;
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

function Faults({ at, faults, id }: { at: string; faults: readonly Fault[]; id?: string }) {
  const own = faults.filter((fault) => fault.pointer === at);
  return own.length === 0 ? null : (
    <span class="fault" role="alert" id={id}>
      {own.map((fault) => fault.detail).join(' ')}
    </span>
  );
}

function Removal({ name, remove }: { name: string; remove: (() => void) | undefined }) {
  return remove === undefined ? null : (
    <button type="button" class="link" aria-label={`Remove ${memberName(name)}`} onClick={remove}>
      Remove
    </button>
  );
}

function Value({ name, at, value, schema, isRequired, faults, change, remove }: Editing) {
  const [id, note] = [useId(), useId()];
  const isNumber = schema.type === 'number' || schema.type === 'integer';
  const isWrong = faults.some((fault) => fault.pointer === at);
  const described = { id, required: isRequired, 'aria-invalid': isWrong, 'aria-describedby': note };
  return (
    <div class="field">
      <label for={id}>
        {memberName(name)}
        {isRequired ? ' *' : ''}
      </label>
      {schema.type === 'boolean' ? (
        <input {...described} required={false} type="checkbox" checked={value === true} onChange={(event) => change(event.currentTarget.checked)} />
      ) : schema.enum !== undefined ? (
        <select {...described} value={String(value)} onChange={(event) => change(event.currentTarget.value)}>
          {schema.enum.map((word) => (
            <option key={word}>{word}</option>
          ))}
        </select>
      ) : isNumber ? (
        <input {...described} type="number" step="any" value={value === null ? '' : String(value)} onInput={(event) => change(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))} />
      ) : (
        <input {...described} type="text" value={String(value ?? '')} maxLength={schema.maxLength} onInput={(event) => change(event.currentTarget.value)} />
      )}
      <small id={note}>
        {schema.description} <Faults at={at} faults={faults} />
      </small>
      <Removal name={name} remove={remove} />
    </div>
  );
}

function Members({ name, at, value, schema, schemas, faults, change, remove }: Editing) {
  const record = value as Readonly<Record<string, unknown>>;
  // Older forms of members are still read, and never returned.
  const members = Object.entries(schema.properties ?? {}).filter(([member, of]) => member in record || !of.description?.startsWith('An older form'));
  const absent = members.filter(([member]) => !(member in record)).map(([member]) => member);
  return (
    <fieldset>
      <legend>{memberName(name)}</legend>
      <Faults at={at} faults={faults} />
      {members
        .filter(([member]) => member in record)
        .map(([member, of]) => {
          const isRequired = schema.required?.includes(member) ?? false;
          const without = () => change(Object.fromEntries(Object.entries(record).filter(([other]) => other !== member)));
          return (
            <Field
              key={member}
              name={member}
              at={`${at}/${escaped(member)}`}
              value={record[member]}
              schema={of}
              schemas={schemas}
              isRequired={isRequired}
              faults={faults}
              change={(next) => change({ ...record, [member]: next })}
              {...(isRequired ? {} : { remove: without })}
            />
          );
        })}
      {absent.length > 0 && (
        <label>
          Add to {memberName(name).toLowerCase()}
          <select value="" onChange={(event) => event.currentTarget.value !== '' && change({ ...record, [event.currentTarget.value]: empty(schema.properties![event.currentTarget.value]!, schemas) })}>
            <option value="">…</option>
            {absent.map((member) => (
              <option key={member} value={member}>
                {memberName(member)}
              </option>
            ))}
          </select>
        </label>
      )}
      <Removal name={name} remove={remove} />
    </fieldset>
  );
}

function Entries({ name, at, value, schema, schemas, faults, change, remove }: Editing) {
  const entries = (value ?? []) as readonly unknown[];
  return (
    <fieldset>
      <legend>{memberName(name)}</legend>
      {schema.description && <small>{schema.description}</small>}
      <Faults at={at} faults={faults} />
      {entries.map((entry, place) => (
        <Field
          key={place}
          name={`${name} ${place + 1}`}
          at={`${at}/${place}`}
          value={entry}
          schema={schema.items!}
          schemas={schemas}
          isRequired
          faults={faults}
          change={(next) => change(entries.with(place, next))}
          remove={() => change(entries.toSpliced(place, 1))}
        />
      ))}
      <p>
        <button type="button" onClick={() => change([...entries, empty(schema.items!, schemas)])}>
          Add to {memberName(name).toLowerCase()}
        </button>
      </p>
      <Removal name={name} remove={remove} />
    </fieldset>
  );
}
