import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Schemas } from './api/client';
import { follow, type Live } from './api/live';
import { useResource } from './api/use-resource';
import { ConnectionBar } from './connection-bar';
import { Header } from './header';
import { Navigation } from './navigation';
import { PageFrame } from './page-frame';
import { precede, remember, type Sample } from './pipeline/history';
import { usePlace } from './router';

interface Seen {
  readonly live: Live;
  readonly history: readonly Sample[];
}

const NOTHING: Seen = { live: { link: 'connecting', status: null }, history: [] };

function useAppliance(): Seen {
  const [seen, setSeen] = useState(NOTHING);
  const kept = useResource<Schemas['StreamHistoryView']>('/api/v1/spark/history').value;
  useEffect(
    () =>
      follow((next) =>
        setSeen((before) => ({
          live: next,
          history: next.link === 'live' && next.status ? remember(before.history, next.status) : before.history,
        })),
      ),
    [],
  );
  const { status } = seen.live;
  const history = useMemo(
    () => (status && kept ? precede(seen.history, kept.samples, status) : seen.history),
    [seen.history, kept, status],
  );
  return { live: seen.live, history };
}

/** Skipping moves the focus and leaves the address alone, which says what page is open. */
const skip = (event: Event) => {
  event.preventDefault();
  document.getElementById('content')?.focus();
};

export function App() {
  const { live, history } = useAppliance();
  const place = usePlace();
  return (
    <>
      <a class="skip" href="#content" onClick={skip}>
        Skip to the page
      </a>
      <ConnectionBar live={live} />
      <Header live={live} />
      <div class="frame">
        <Navigation page={place.page} />
        <main id="content" tabIndex={-1} class={live.link === 'lost' ? 'stale' : undefined}>
          <PageFrame place={place} live={live} history={history} />
        </main>
      </div>
    </>
  );
}
