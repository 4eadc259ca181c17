import type { ComponentChildren } from 'preact';

/** What scrolls by itself, with the keyboard too, where it is wider than the page. */
export function Wide({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="wide" role="group" aria-label={name} tabIndex={0}>
      {children}
    </div>
  );
}
