/** Figures as the reader's own language writes them. */
const language = navigator.language;

const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
const rough = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
const percents = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
const months = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', timeZone: 'UTC' });

/** Units, or units a month: small ones with three digits, others whole. */
export const units = (value: number): string => (Math.abs(value) < 100 ? rough : whole).format(value);

/** A share, such as 0.5, in percent. */
export const percent = (share: number): string => percents.format(share);

/** A growth in percent, to a tenth. */
export const growth = (percentPerYear: number): string => tenths.format(percentPerYear / 100);

/** A probability in percent, in whole ones between "under 1" and "over 99". */
export const chance = (probability: number): string =>
  probability <= 0.005 ? `< ${percents.format(0.01)}` : probability >= 0.995 ? `> ${percents.format(0.99)}` : percents.format(probability);

/** A month such as 2030-10. */
export const month = (text: string): string => months.format(new Date(`${text}-01T00:00:00Z`));

/** A date as precise as its source is: a month in the reader's own way, a year, half, quarter or day as it is stated. */
export const date = (text: string): string => (/^\d{4}-\d{2}$/.test(text) ? month(text) : text);

/** A month as a number that grows by one each month. */
export const monthNumber = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;

/** The month of such a number. */
export const monthOf = (number: number): string => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;

/** A quantity over a period, as a month has it; one without a period is none. */
export const aMonth = ({ low, per }: { readonly low: number; readonly per?: string }): number | null => {
  const months = { day: 12 / 365.25, week: (12 * 7) / 365.25, month: 1, quarter: 3, year: 12 }[per ?? ''];
  return months === undefined ? null : low / months;
};
