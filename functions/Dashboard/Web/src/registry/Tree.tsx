import { memberName } from './members';

/** A value with all its members. */
export function Tree({ value }: { value: unknown }) {
  if (typeof value !== 'object' || value === null) {
    return <Text of={value} />;
  }

  const members = Object.entries(value);
  return members.length === 0 ? (
    <>none</>
  ) : Array.isArray(value) && value.every((entry) => typeof entry !== 'object') ? (
    <>{value.join(', ')}</>
  ) : (
    <dl class="tree">
      {members.map(([name, of]) => (
        <div key={name}>
          <dt>{Array.isArray(value) ? Number(name) + 1 : memberName(name)}</dt>
          <dd>
            <Tree value={of} />
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
