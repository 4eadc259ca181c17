/** What is said of each verdict, and in one word. */
const verdicts: Readonly<Record<string, { readonly word: string; readonly sentence: string }>> = {
  reached: { word: 'Reached', sentence: 'Even if nothing unstated grows, the goal is reached.' },
  open: { word: 'Open', sentence: 'It depends on what nobody has stated.' },
  missed: { word: 'Missed', sentence: 'Even if everything unstated keeps pace, the goal is missed.' },
};

export const verdict = (name: string | undefined): { readonly word: string; readonly sentence: string } =>
  verdicts[name ?? ''] ?? { word: 'Not known', sentence: 'Nobody has stated what is made today.' };

const families: Readonly<Record<string, string>> = {
  'artillery-155': '155 mm artillery',
  drone: 'Drones',
  'long-range-strike': 'Long-range strike',
  patriot: 'Patriot',
};

/** The name of a family; one that this page does not know gets its keyword, as words. */
export const familyName = (family: string): string => families[family] ?? sentence(family);

/** A keyword, as words: under-construction is "Under construction". */
export const sentence = (keyword: string): string => {
  const words = keyword.replaceAll('-', ' ').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
