import { group, max } from 'd3-array';
import type { Shapes } from '../api/client';
import type { Share } from '../parts/Shares';
import { sentence } from '../parts/words';

export type Stage = Shapes['MineralConcentrationResponse'];

/** A mineral with the statements about its stages, the worst first. */
export interface Exposed {
  readonly mineral: string;
  /** The largest share of adversaries in any stage, percent. */
  readonly worst: number;
  readonly stages: readonly Stage[];
}

/** Minerals in the order of what adversaries hold of a stage. */
export const exposed = (stages: readonly Stage[]): readonly Exposed[] =>
  [...group(stages, (stage) => stage.mineral)]
    .map(([mineral, own]): Exposed => ({ mineral, worst: max(own, (stage) => stage.adversary) ?? 0, stages: [...own].sort((one, other) => other.adversary - one.adversary) }))
    .sort((one, other) => other.worst - one.worst || one.mineral.localeCompare(other.mineral));

/** The parts of a stage, as the bars show them. */
export const sharesOf = ({ allied, adversary, neutral, unstated }: Pick<Stage, 'allied' | 'adversary' | 'neutral' | 'unstated'>): readonly Share[] => [
  { name: 'adversaries', pattern: 'slanted', share: adversary / 100 },
  { name: 'neutral countries', pattern: 'upright', share: neutral / 100 },
  { name: 'partners', pattern: 'filled', share: allied / 100 },
  { name: 'not stated', pattern: 'dotted', share: unstated / 100 },
];

const names: Readonly<Record<string, string>> = { 'ndfeb-magnets': 'NdFeB magnets', tnt: 'TNT' };

/** The name of a mineral or material, within a sentence. */
export const mineralWithin = (code: string): string => names[code] ?? code.replaceAll('-', ' ');

/** The name of a mineral or material. */
export const mineralName = (code: string): string => names[code] ?? sentence(code);
