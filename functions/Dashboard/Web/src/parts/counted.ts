import { units } from './figures';

/** A number of things: 1 site, 2 sites. */
export const counted = (number: number, thing: string): string => `${units(number)} ${thing}${number === 1 ? '' : 's'}`;
