const moments = new Intl.DateTimeFormat(navigator.language, { dateStyle: 'medium', timeStyle: 'short' });

/** A moment such as 2026-11-30T05:57:31Z, in the reader's own time zone. */
export const moment = (text: string): string => moments.format(new Date(text));
