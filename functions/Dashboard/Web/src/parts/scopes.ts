import { theaterName } from './theaters';

/** What a statement is about, in words: theater:europe is "Europe", partner:USA is "USA", company:Rheinmetall is "Rheinmetall". */
export const scopeName = (scope: string): string => scope.replace(/^theater:([a-z-]+)/, (_, theater: string) => theaterName(theater)).replace(/^(partner|company):/, '');
