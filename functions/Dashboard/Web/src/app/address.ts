import { useEffect, useState } from 'preact/hooks';

/** Where a person is: a page, and what is chosen on it. It stands in the address behind #, so it can be shared and never reaches a server's log. */
export interface Address {
  readonly page: string;
  readonly chosen: URLSearchParams;
}

export function addressOf(hash: string): Address {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  return { page: path || 'overview', chosen: new URLSearchParams(query) };
}

/** The link to a page with these choices; those that are empty are left out. */
export function linkTo(page: string, chosen: Readonly<Record<string, string | null | undefined>> = {}): string {
  const query = new URLSearchParams(Object.entries(chosen).filter((choice): choice is [string, string] => Boolean(choice[1])));
  return `#/${page}${query.size > 0 ? `?${query}` : ''}`;
}

export function useAddress(): Address {
  const [address, setAddress] = useState(() => addressOf(location.hash));
  useEffect(() => {
    const follow = () => setAddress(addressOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return address;
}

/** A choice on the present page, and how to change it. */
export function useChoice(name: string, usual = ''): [string, (value: string) => void] {
  const { page, chosen } = useAddress();
  const choose = (value: string) => {
    const next = Object.fromEntries(chosen);
    next[name] = value === usual ? '' : value;
    location.hash = linkTo(page, next);
  };
  return [chosen.get(name) ?? usual, choose];
}
