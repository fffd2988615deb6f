import { useEffect, useState } from 'preact/hooks';
import { follow, type Live } from './api/live';
import { ConnectionBar } from './connection-bar';
import { Header } from './header';
import { remember, type Sample } from './pipeline/history';
import { PipelinePage } from './pipeline/pipeline-page';

interface Seen {
  readonly live: Live;
  readonly history: readonly Sample[];
}

const NOTHING: Seen = { live: { link: 'connecting', status: null }, history: [] };

export function App() {
  const [{ live, history }, setSeen] = useState(NOTHING);

  useEffect(
    () =>
      follow((next) =>
        setSeen((seen) => ({
          live: next,
          history: next.link === 'live' && next.status ? remember(seen.history, next.status) : seen.history,
        })),
      ),
    [],
  );

  return (
    <>
      <a class="skip" href="#content">
        Skip to the pipeline
      </a>
      <ConnectionBar live={live} />
      <Header live={live} />
      <main id="content" tabIndex={-1} class={live.link === 'lost' ? 'stale' : undefined}>
        {live.status ? (
          <PipelinePage status={live.status} history={history} />
        ) : (
          <p class="connecting">Connecting to the appliance…</p>
        )}
      </main>
    </>
  );
}
