import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** What there is to see of something that was chosen further up. It comes into view, and takes the keyboard's place, once it is chosen; not where an address begins with it. */
export function Chosen({ of, children }: { of: string; children: ComponentChildren }) {
  const place = useRef<HTMLDivElement>(null);
  const former = useRef(of);
  useEffect(() => {
    if (of !== '' && of !== former.current) {
      place.current!.scrollIntoView();
      place.current!.focus({ preventScroll: true });
    }
    former.current = of;
  }, [of]);
  return (
    <div ref={place} tabIndex={-1}>
      {children}
    </div>
  );
}
