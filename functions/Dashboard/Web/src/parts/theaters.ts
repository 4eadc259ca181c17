import { sentence } from './words';

const theaters: Readonly<Record<string, string>> = {
  'north-america': 'North America',
  'latin-america': 'Latin America',
  'middle-east': 'Middle East',
  'indo-pacific': 'Indo-Pacific',
};

/** The name of a theater. */
export const theaterName = (theater: string): string => theaters[theater] ?? sentence(theater);
