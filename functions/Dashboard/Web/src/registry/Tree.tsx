import { sentence } from '../parts/words';

/** A value with all its members. Where it differs from another one, it says so. */
export function Tree({ value, against }: { value: unknown; against?: unknown }) {
  if (typeof value !== 'object' || value === null) {
    const differs = against !== undefined && against !== value;
    return <>{differs ? <mark title={`Otherwise ${String(against)}`}>{String(value)} (differs)</mark> : <Text of={value} />}</>;
  }

  const members = Object.entries(value);
  const other = (name: string): { against?: unknown } =>
    against === undefined ? {} : { against: (typeof against === 'object' && against !== null ? (against as Record<string, unknown>)[name] : undefined) ?? null };
  return members.length === 0 ? (
    <>none</>
  ) : Array.isArray(value) && value.every((entry) => typeof entry !== 'object') ? (
    <>{against !== undefined && JSON.stringify(against) !== JSON.stringify(value) ? <mark>{value.join(', ')} (differs)</mark> : value.join(', ')}</>
  ) : (
    <dl class="tree">
      {members.map(([name, of]) => (
        <div key={name}>
          <dt>{Array.isArray(value) ? Number(name) + 1 : sentence(name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase())}</dt>
          <dd>
            <Tree value={of} {...other(name)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Text({ of }: { of: unknown }) {
  return typeof of === 'string' && /^https?:\/\//.test(of) ? (
    <a href={of} rel="noreferrer" target="_blank">
      {of}
    </a>
  ) : (
    <>{String(of)}</>
  );
}
