import { useState } from 'preact/hooks';
import type { Status } from './api/client';
import type { Live } from './api/live';
import { uptime } from './format';
import { Icon } from './icons';
import { useSession } from './session';
import { StateBadge, type Tone } from './state-badge';
import { applyTheme, nextTheme, savedTheme } from './theme';

const TONES: Record<Status['state'], Tone> = {
  STARTING: 'starting',
  RUNNING: 'running',
  STOPPING: 'stopped',
  DEGRADED: 'failed',
};

function stateWords({ state, components }: Status): string {
  const up = components.filter((component) => component.state === 'RUNNING').length;
  return state === 'STARTING'
    ? `Starting, ${up} of ${components.length} up`
    : state.charAt(0) + state.slice(1).toLowerCase();
}

function ThemeButton() {
  const [theme, setTheme] = useState(savedTheme);
  const change = () => {
    const next = nextTheme(theme);
    applyTheme(next);
    setTheme(next);
  };
  return (
    <button class="button quiet" type="button" onClick={change} title="Change the colours">
      <Icon name={theme} />
      <span class="wide">{theme}</span>
      <span class="hidden"> colours; change</span>
    </button>
  );
}

function Account() {
  const { user, why, logOut } = useSession();
  return (
    <>
      {why && (
        <span class="tag" title={why}>
          read-only
        </span>
      )}
      {user !== null && (
        <button class="button quiet" type="button" onClick={logOut} title={`Log out ${user}`}>
          <span class="wide">{user} · </span>log out
        </button>
      )}
    </>
  );
}

export function Header({ live: { link, status } }: { live: Live }) {
  return (
    <header class="top">
      <div class="brand">
        <Icon name="brand" />
        <h1>Pipeline Appliance</h1>
      </div>
      <div class="top-facts">
        {status && (
          <>
            <StateBadge
              tone={link === 'lost' ? 'waiting' : TONES[status.state]}
              words={link === 'lost' ? 'Not answering' : stateWords(status)}
            />
            <span class="wide">up {uptime(status.startedAt, status.now)}</span>
            <span class="wide" title={`Data directory: ${status.dataDir}`}>
              {status.version}
            </span>
          </>
        )}
        <ThemeButton />
        <Account />
      </div>
    </header>
  );
}
