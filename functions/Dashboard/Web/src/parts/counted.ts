import { units } from './figures';

/** A number of things: 1 site, 2 sites. */
export const counted = (number: number, thing: string, things = `${thing}s`): string => `${units(number)} ${number === 1 ? thing : things}`;
