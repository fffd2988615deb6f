import { useState } from 'preact/hooks';
import { href } from '../router';
import { StateBadge } from '../state-badge';
import { RunStrip } from './run-strip';
import type { DagOrder, Scheduled } from './use-schedule';
import { nextRun, spoken, stateOf } from './words';

interface Props {
  readonly scheduled: Scheduled;
  readonly now: string;
  readonly order: (dag: string, what: DagOrder) => Promise<void>;
}

export function DagRow({ scheduled: { dag, runs }, now, order }: Props) {
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const give = async (what: DagOrder) => {
    setBusy(true);
    setFailure(null);
    try {
      await order(dag.id, what);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  };

  return (
    <li class="dag" data-dag={dag.id} data-paused={dag.paused}>
      <div class="dag-head">
        <a href={href('schedule', [dag.id])}>
          <strong>{dag.id}</strong>
        </a>
        <StateBadge {...stateOf(dag)} />
        <span class="aside">
          {dag.schedule}, {nextRun(dag, now)}
        </span>
        <span class="actions">
          <button class="button" type="button" disabled={busy} onClick={() => give('runs')}>
            Run now
          </button>
          <button class="button" type="button" disabled={busy} onClick={() => give(dag.paused ? 'resume' : 'pause')}>
            {dag.paused ? 'Resume' : 'Pause'}
          </button>
        </span>
      </div>
      <RunStrip runs={runs} />
      <p class="failure" role="alert">
        {failure}
      </p>
      {dag.alerts.length > 0 && (
        <ul class="alerts" aria-label={`Alerts of ${dag.id}`}>
          {dag.alerts.map((alert) => (
            <li key={alert.kind + alert.since}>
              <strong>{spoken(alert.kind)}</strong> {alert.sentence}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
