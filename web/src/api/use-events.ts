import { useEffect, useRef, useState } from 'preact/hooks';

/** How a stream of events stands. */
export type Link = 'off' | 'connecting' | 'open' | 'lost';

/**
 * Listens to server-sent events while the path is given; connects again by itself, as the browser does.
 *
 * @param hear gets each event's name (`message` where it has none) and data
 * @param names of the events besides `message` that are listened to
 */
export function useEvents(
  path: string | null,
  hear: (name: string, data: string) => void,
  names: readonly string[] = [],
): Link {
  const [link, setLink] = useState<Link>('off');
  const listener = useRef(hear);
  listener.current = hear;
  const wanted = names.join(' ');

  useEffect(() => {
    if (path === null) {
      setLink('off');
      return undefined;
    }
    setLink('connecting');
    const source = new EventSource(path);
    source.onopen = () => setLink('open');
    source.onerror = () => setLink('lost');
    for (const name of ['message', ...wanted.split(' ').filter(Boolean)]) {
      source.addEventListener(name, (event) => listener.current(name, (event as MessageEvent<string>).data));
    }
    return () => source.close();
  }, [path, wanted]);

  return link;
}
