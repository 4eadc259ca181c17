import { present } from './session';

/** Whether to offer what writes. The API decides whether it is allowed. */
export const mayWriteAny = (): boolean => present()!.roles.some((role) => role === 'contributor' || role === 'coordinator');

/** Whether to offer a change of this record: a partner's own are its contributors' to change, and those of no partner the coordinators'. */
export function mayWrite(record: Readonly<Record<string, unknown>>): boolean {
  const { partner, roles } = present()!;
  const owner = ownerOf(record);
  return owner === undefined ? roles.includes('coordinator') : owner === partner && roles.includes('contributor');
}

// Agreements and scenarios name their partner in the id, as in sc-pol-embargo.
const ownerOf = (record: Readonly<Record<string, unknown>>): string | undefined =>
  [record['partner'], record['scope'], /^(?:ag|sc)-([a-z]{3})-/.exec(String(record['id']))?.[1]?.toUpperCase()].find(
    (name): name is string => typeof name === 'string' && /^[A-Z]{3}$/.test(name),
  );
