import { present } from './session';

/** Whether to offer what writes. The API decides whether it is allowed. */
export const mayWriteAny = (): boolean => present()!.roles.some((role) => role === 'contributor' || role === 'coordinator');

/** Whether to offer a change of this record. */
export function mayWrite(record: Readonly<Record<string, unknown>>): boolean {
  const { partner, roles } = present()!;
  const owner = record['partner'] ?? record['scope'];
  return roles.includes('coordinator') || (roles.includes('contributor') && (owner === undefined || owner === partner));
}
