import { useState } from 'preact/hooks';
import { api, type Dag, send, sentence } from '../api/client';
import { plural } from '../format';
import { href, navigate } from '../router';
import { useSession } from '../session';
import { StateBadge } from '../state-badge';
import { Notice } from '../ui/notice';
import { PageHead } from '../ui/page-head';
import { BackfillDialog } from './backfill-dialog';
import { TriggerDialog } from './trigger-dialog';
import { nextRun, stateOf } from './words';

interface Props {
  readonly dag: Dag;
  readonly others: readonly Dag[];
  readonly now: string;
  readonly changed: () => void;
}

const about = (dag: Dag, now: string) => (
  <>
    {dag.description.replace(/\.?$/, '.')} Runs {dag.schedule}; {nextRun(dag, now)}.
  </>
);

/** Which DAG it is, how it stands, and what can be done with the whole of it. */
export function DagHead({ dag, others, now, changed }: Props) {
  const { mayChange, why } = useSession();
  const [open, setOpen] = useState<'trigger' | 'backfill' | null>(null);
  const [told, setTold] = useState<{ tone: 'error' | 'fine'; text: string } | null>(null);
  const close = () => setOpen(null);

  const pause = async () => {
    setTold(null);
    try {
      await send('POST', api(['dags', dag.id, dag.paused ? 'resume' : 'pause']));
    } catch (error) {
      setTold({ tone: 'error', text: sentence(error) });
    }
    changed();
  };
  const filled = (runs: readonly string[]) => {
    setTold({
      tone: 'fine',
      text:
        runs.length === 0
          ? 'Every interval has a successful run already; nothing was made.'
          : `${plural(runs.length, 'run')} made.`,
    });
    changed();
  };
  const triggered = (run: string) => {
    changed();
    navigate(href('schedule', [dag.id], { run }));
  };

  const act = { type: 'button', disabled: !mayChange, title: why ?? undefined } as const;
  return (
    <>
      <PageHead
        title={dag.id}
        about={about(dag, now)}
        actions={
          <>
            {others.length > 1 && (
              <select
                aria-label="DAG"
                value={dag.id}
                onChange={(event) => navigate(href('schedule', [event.currentTarget.value]))}
              >
                {others.map(({ id }) => (
                  <option key={id}>{id}</option>
                ))}
              </select>
            )}
            <StateBadge {...stateOf(dag)} />
            <button class="button" {...act} onClick={pause}>
              {dag.paused ? 'Resume' : 'Pause'}
            </button>
            <button class="button" {...act} onClick={() => setOpen('backfill')}>
              Backfill…
            </button>
            <button class="button primary" {...act} onClick={() => setOpen('trigger')}>
              Trigger…
            </button>
          </>
        }
      />
      {told && <Notice tone={told.tone} title={told.text} />}
      {open === 'trigger' && <TriggerDialog dag={dag} close={close} done={triggered} />}
      {open === 'backfill' && <BackfillDialog dag={dag} close={close} done={filled} />}
    </>
  );
}
